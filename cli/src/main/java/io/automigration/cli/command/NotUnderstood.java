package io.automigration.cli.command;

import io.automigration.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that picocli does not understand, with what may be meant. */
final class NotUnderstood {

    private NotUnderstood() {}

    static RefusedCommandException because(ParameterException error) {
        CommandLine at = error.getCommandLine();
        String command = at.getCommandSpec().qualifiedName();
        String help = "'" + command + " --help' lists what there is.";
        if (error instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            return new RefusedCommandException(
                    "'" + command + "' has no " + kind(word, at) + " '" + word + "'. Nothing was changed.",
                    Nearest.likely(word, candidates(word, at))
                                    .map(nearest -> "Did you mean '" + nearest + "'? ")
                                    .orElse("")
                            + help);
        }
        return new RefusedCommandException(error.getMessage() + ". Nothing was changed.", help);
    }

    private static String kind(String word, CommandLine at) {
        if (word.startsWith("-")) {
            return "option";
        }
        return at.getSubcommands().isEmpty() ? "argument" : "command";
    }

    private static List<String> candidates(String word, CommandLine at) {
        if (word.startsWith("-")) {
            return List.copyOf(at.getCommandSpec().optionsMap().keySet());
        }
        List<String> words = new ArrayList<>();
        at.getSubcommands().keySet().forEach(name -> {
            words.add(name);
            words.addAll(OtherTools.wordsFor(name));
        });
        return words;
    }
}

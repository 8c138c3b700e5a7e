package io.automigration.cli.command;

import io.automigration.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that picocli does not understand, with what may be meant. */
final class NotUnderstood {

    /** What other tools have, and where it is here. */
    private static final Map<String, String> INSTEAD = Map.of(
            "--json", "Use --format json.",
            "--dry-run",
                    "Use 'java -jar app.jar migrate plan': it shows what 'up' would do. 'down' and 'to' show their plan and ask.",
            "makemigrations", "Use 'java -jar app.jar migrate new NAME': it writes the source of a new migration.");

    private NotUnderstood() {}

    static RefusedCommandException because(ParameterException error) {
        CommandLine at = error.getCommandLine();
        String command = at.getCommandSpec().qualifiedName();
        String help = "'" + command + " --help' lists what there is.";
        if (error instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            String meant = INSTEAD.get(word.replaceFirst("=.*", ""));
            if (meant != null) {
                return new RefusedCommandException(
                        "'" + command + "' has no " + kind(word, at) + " '" + word + "'. Nothing was changed.", meant);
            }
            return new RefusedCommandException(
                    "'" + command + "' has no " + kind(word, at) + " '" + word + "'. Nothing was changed.",
                    Nearest.likely(word, candidates(word, at))
                                    .map(nearest -> "Did you mean '" + nearest + "'? ")
                                    .orElse("")
                            + help);
        }
        if (isNumberOfSteps(error)) {
            String name = String.valueOf(error.getValue());
            return new RefusedCommandException(
                    "'" + name + "' is not a number of steps. Nothing was changed.",
                    "If it is a version or a name: java -jar app.jar " + command + " --to " + name + ". " + help);
        }
        return new RefusedCommandException(error.getMessage() + ". Nothing was changed.", help);
    }

    private static boolean isNumberOfSteps(ParameterException error) {
        return error.getArgSpec() != null && error.getArgSpec().paramLabel().equals("N") && error.getValue() != null;
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

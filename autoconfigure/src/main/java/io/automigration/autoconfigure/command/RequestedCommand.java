package io.automigration.autoconfigure.command;

import io.automigration.internal.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * A command that a start is asked for.
 *
 * @param words the command and its options, when they were given as arguments
 * @param setting the same, as it stands in a property or variable; empty when it was given as arguments
 */
record RequestedCommand(List<String> words, String setting) {

    static final String PROPERTY = "auto.migration.command";

    private static final String FIRST_ARGUMENT = "migrate";
    private static final String STEM = "migrat";
    private static final String COMMAND_LINE = "auto.migration.command-line";

    /**
     * The command, if there is one: {@code migrate} as the first argument that is no option, else the property. Options before it
     * are the application's: an image may have some in its entry point.
     */
    static Optional<RequestedCommand> of(Environment environment, List<String> arguments) {
        int first = firstWord(arguments);
        if (first < arguments.size() && arguments.get(first).equals(FIRST_ARGUMENT) && ours(environment)) {
            List<String> words = arguments.stream()
                    .skip(first + 1L)
                    .filter(argument -> !isProperty(argument))
                    .toList();
            return Optional.of(new RequestedCommand(words, ""));
        }
        String setting = environment.getProperty(PROPERTY, "").strip();
        return StringUtils.hasText(setting) ? Optional.of(new RequestedCommand(List.of(), setting)) : Optional.empty();
    }

    /**
     * What looks like a command and is none, {@code migrations status} or {@code prod migrate plan}: the start that it would be is
     * not meant.
     */
    static Optional<NotACommand> missed(Environment environment, List<String> arguments, Predicate<String> isCommand) {
        List<String> words =
                arguments.stream().filter(argument -> !isOption(argument)).toList();
        if (words.isEmpty() || !ours(environment)) {
            return Optional.empty();
        }
        int place = words.indexOf(FIRST_ARGUMENT);
        if (place >= 0) {
            return Optional.of(new NotACommand(words, words.subList(place + 1, words.size())));
        }
        String word = words.get(0).toLowerCase(Locale.ROOT);
        boolean meant = words.size() == 1
                ? word.startsWith(STEM)
                : isCommand.test(words.get(1))
                        && (word.startsWith(STEM)
                                || Nearest.likely(word, List.of(FIRST_ARGUMENT)).isPresent());
        return meant ? Optional.of(new NotACommand(words, words.subList(1, words.size()))) : Optional.empty();
    }

    /**
     * Words that would have been a command if they stood otherwise.
     *
     * @param words the arguments that are no options
     * @param meant the command that is meant by them, without {@code migrate}
     */
    record NotACommand(List<String> words, List<String> meant) {}

    /** Whether the command line of the process has the command, which its {@code main} then has not handed on. */
    static boolean isKeptBack(Environment environment, List<String> arguments, String commandLine) {
        List<String> ofProcess = Stream.of(commandLine.split(" ")).skip(1).toList(); // behind the class or the jar
        int first = firstWord(ofProcess);
        return first < ofProcess.size()
                && ofProcess.get(first).equals(FIRST_ARGUMENT)
                && !arguments.contains(FIRST_ARGUMENT)
                && ours(environment);
    }

    /** The place of the first argument that is no option. */
    static int firstWord(List<String> arguments) {
        return (int) arguments.stream().takeWhile(RequestedCommand::isOption).count();
    }

    /** With one dash too: {@code -Dspring.profiles.active=prod} behind the jar has no effect, but is no word. */
    private static boolean isOption(String argument) {
        return argument.startsWith("-");
    }

    /** Whether it stands in a property or a variable. */
    boolean isSetting() {
        return !setting.isEmpty();
    }

    /** What is meant for the application, and not for the command: no option of a command has a dot. */
    static boolean isProperty(String argument) {
        return argument.matches("--[^=]*\\.[^=]*(=.*)?");
    }

    private static boolean ours(Environment environment) {
        String value = environment.getProperty(COMMAND_LINE, "true").strip().toLowerCase(Locale.ROOT);
        return !value.matches("false|off|no|0");
    }
}

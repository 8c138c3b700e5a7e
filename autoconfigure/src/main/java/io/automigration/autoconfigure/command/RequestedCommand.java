package io.automigration.autoconfigure.command;

import io.automigration.internal.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** What looks like a command that is misspelt, {@code migrations status}: the start that it would be is not meant. */
    static Optional<String> misspelt(Environment environment, List<String> arguments, Predicate<String> isCommand) {
        int first = firstWord(arguments);
        if (first + 1 >= arguments.size() || !ours(environment)) {
            return Optional.empty();
        }
        String word = arguments.get(first);
        return isCommand.test(arguments.get(first + 1))
                        && (word.startsWith("migrat")
                                || Nearest.likely(word, List.of(FIRST_ARGUMENT)).isPresent())
                ? Optional.of(word + " " + arguments.get(first + 1))
                : Optional.empty();
    }

    /** The place of the first argument that is no option. */
    static int firstWord(List<String> arguments) {
        return (int) arguments.stream()
                .takeWhile(argument -> argument.startsWith("--"))
                .count();
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

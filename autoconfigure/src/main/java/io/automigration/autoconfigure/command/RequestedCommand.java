package io.automigration.autoconfigure.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** The command, if there is one: {@code migrate} as the very first argument, else the property. */
    static Optional<RequestedCommand> of(Environment environment, List<String> arguments) {
        if (!arguments.isEmpty() && arguments.get(0).equals(FIRST_ARGUMENT) && ours(environment)) {
            List<String> words = arguments.stream()
                    .skip(1)
                    .filter(argument -> !isProperty(argument))
                    .toList();
            return Optional.of(new RequestedCommand(words, ""));
        }
        String setting = environment.getProperty(PROPERTY, "").strip();
        return StringUtils.hasText(setting) ? Optional.of(new RequestedCommand(List.of(), setting)) : Optional.empty();
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

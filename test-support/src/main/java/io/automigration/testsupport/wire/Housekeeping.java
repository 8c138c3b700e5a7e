package io.automigration.testsupport.wire;

import java.util.Locale;
import java.util.Set;

/** What the driver sends for itself, when it likes: no test could count it. */
final class Housekeeping {

    private static final Set<String> COMMANDS =
            Set.of("hello", "ismaster", "ping", "buildinfo", "saslstart", "saslcontinue", "endsessions");

    private Housekeeping() {}

    static boolean isHello(String command) {
        return command.equals("hello") || command.equalsIgnoreCase("ismaster");
    }

    static boolean includes(String command) {
        return COMMANDS.contains(command.toLowerCase(Locale.ROOT));
    }
}

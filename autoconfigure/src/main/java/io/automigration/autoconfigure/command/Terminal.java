package io.automigration.autoconfigure.command;

import java.io.Console;

/** Whether a person is at the other end of both standard input and standard output. */
final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // what it is since Java 22 is asked below
    static boolean isThere() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** Java 22 and later have a console without a terminal too, and a method to ask. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}

package io.automigration.autoconfigure.command;

import io.automigration.cli.Shell.Terminals;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Which streams of the process are terminals. Java knows it only of input and output together; of each one the system does:
 * by the names of its files where it has /proc, else by its command 'test'.
 */
final class Terminal {

    private static final Path STREAMS = Path.of("/proc/self/fd");

    private Terminal() {}

    static Terminals streams() {
        return new Terminals(is(1), is(2), is(0));
    }

    private static boolean is(int stream) {
        try {
            return Files.isDirectory(STREAMS) ? named(stream) : tested(stream);
        } catch (IOException e) {
            return both();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean named(int stream) throws IOException {
        String name =
                Files.readSymbolicLink(STREAMS.resolve(String.valueOf(stream))).toString();
        return name.matches("/dev/(pts/.*|tty.*|console|hvc.*)");
    }

    private static boolean tested(int stream) throws IOException, InterruptedException {
        Process test = new ProcessBuilder("test", "-t", String.valueOf(stream))
                .inheritIO()
                .start();
        return test.waitFor(2, TimeUnit.SECONDS) && test.exitValue() == 0;
    }

    /** Both standard input and standard output. */
    @SuppressWarnings("SystemConsoleNull") // what it is since Java 22 is asked below
    private static boolean both() {
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

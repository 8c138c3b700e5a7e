package io.automigration.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the threads of a process do, by the letters of {@code ps}. */
final class ThreadStates {

    private ThreadStates() {}

    /** Whether each thread is stopped where the system tells of them (Linux), else the process. */
    static boolean allStopped(long pid) {
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        try {
            List<String> letters = Files.isDirectory(tasks) ? ofEach(tasks) : ofProcess(pid);
            return !letters.isEmpty() && letters.stream().allMatch(letter -> letter.startsWith("T"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ofEach(Path tasks) throws IOException {
        try (var threads = Files.list(tasks)) {
            return threads.map(ThreadStates::letter).toList();
        }
    }

    /** See proc_pid_stat(5): the letter follows the name, which is in brackets and may hold some itself. */
    private static String letter(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip();
        } catch (IOException e) {
            return "X"; // ended since it was listed
        }
    }

    private static List<String> ofProcess(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(pid)).start();
        return new String(ps.getInputStream().readAllBytes(), Charset.defaultCharset())
                .lines()
                .map(String::strip)
                .toList();
    }
}

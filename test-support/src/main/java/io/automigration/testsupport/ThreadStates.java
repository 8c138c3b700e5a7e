package io.automigration.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the threads of a process do, by the letters of {@code ps}. */
record ThreadStates(List<String> letters) {

    ThreadStates {
        letters = List.copyOf(letters);
    }

    /** The states now: of each thread where the system tells (Linux), else of the process. */
    static ThreadStates of(long pid) {
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        try {
            return new ThreadStates(Files.isDirectory(tasks) ? ofEach(tasks) : ofProcess(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean allStopped() {
        return !letters.isEmpty() && letters.stream().allMatch(letter -> letter.startsWith("T"));
    }

    private static List<String> ofEach(Path tasks) throws IOException {
        try (var threads = Files.list(tasks)) {
            return threads.map(ThreadStates::of).toList();
        }
    }

    /** See proc_pid_stat(5): the letter follows the name, which is in brackets and may hold some itself. */
    private static String of(Path thread) {
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

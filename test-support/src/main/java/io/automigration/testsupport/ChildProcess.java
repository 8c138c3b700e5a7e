package io.automigration.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another process of this machine, to be watched, stopped and killed. Its output goes to files, so that it never waits for
 * us to read it; it ends with {@link #close()}, or with this JVM, even with one that is killed.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 10;

    /** What can be sent to a process, by the names that {@code kill} knows. */
    public enum Signal {
        TERM,
        INT,
        KILL,
        STOP,
        CONT
    }

    private final TemporaryDirectory directory;
    private final Process process;
    private final Process guard;

    private ChildProcess(TemporaryDirectory directory, Process process) throws IOException {
        this.directory = directory;
        this.process = process;
        this.guard = guard(process);
    }

    /** Reads what we never write; so it comes to its end, and kills the process, when this JVM ends, however it does. */
    private static Process guard(Process process) throws IOException {
        try {
            return new ProcessBuilder("sh", "-c", "read -r _; kill -KILL " + process.pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Starts a command in an empty working directory, with these variables on top of our own. */
    public static ChildProcess start(List<String> command, Map<String, String> environment) {
        TemporaryDirectory directory = TemporaryDirectory.create();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.newDirectory("work").toFile())
                .redirectOutput(file(directory, "stdout"))
                .redirectError(file(directory, "stderr"));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(directory, builder.start());
        } catch (IOException e) {
            directory.close();
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    private static File file(TemporaryDirectory directory, String name) {
        return directory.path().resolve(name).toFile();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written to its standard output so far. */
    public String output() {
        return read("stdout");
    }

    /** What it has written to its standard error so far. */
    public String errors() {
        return read("stderr");
    }

    /** Waits for a match in what it writes, to either stream; fails if it ends, or after a minute, without one. */
    public Matcher await(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return await(
                "/" + regex + "/",
                () -> Stream.of(output(), errors())
                        .map(pattern::matcher)
                        .filter(Matcher::find)
                        .findFirst());
    }

    private <T> T await(String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean ended;
        do {
            // before it is looked at, so that the last line of a process that ends is seen
            ended = endsWithin(POLL_MILLIS);
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
        } while (!ended && System.nanoTime() < deadline);
        throw new IllegalStateException("no " + what + " " + (ended ? "before it ended" : "in time") + story());
    }

    /** Waits until it has ended by itself or by a signal, and gives its exit code. */
    public int awaitExit() {
        if (!endsWithin(PATIENCE.toMillis())) {
            throw new IllegalStateException("still running" + story());
        }
        return process.exitValue();
    }

    /** Sends a signal, by {@code kill}: the way to stop and continue a process from Java. One that is told to stop has stopped then. */
    public void signal(Signal signal) {
        send(signal);
        if (signal == Signal.STOP) {
            // until it gets to each thread they go on, for tens of milliseconds on a busy machine
            await("stop of all threads", () -> Optional.of(pid()).filter(ThreadStates::allStopped));
        }
    }

    private void send(Signal signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(kill.getInputStream().readAllBytes(), Charset.defaultCharset());
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + signal + " " + pid() + ": " + answer.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Kills it, with no chance to say goodbye, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks it to end, and kills it when it has not done so in this time. */
    public void end(Duration grace) {
        process.destroy();
        if (!endsWithin(grace.toMillis())) {
            kill();
        }
    }

    /** Kills it if need be, and deletes what it wrote. */
    @Override
    public void close() {
        kill();
        guard.destroyForcibly();
        directory.close();
    }

    private boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(directory.path().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String story() {
        return ".\nstdout:\n" + output() + "\nstderr:\n" + errors();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for a child process", e);
    }
}

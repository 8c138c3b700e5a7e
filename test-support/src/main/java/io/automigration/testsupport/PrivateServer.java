package io.automigration.testsupport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test server of one's own, with real transactions, for tests that kill it, restart it or start it with other flags. It
 * keeps its port and its data over restarts, and is deleted with {@link #close()}.
 *
 * <p>The server is {@code secantusd-rs}, or what {@code MONGODB_TEST_SERVER} names; never a container.
 */
public final class PrivateServer implements AutoCloseable {

    private static final String ANY_PORT = "0";
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Path executable;
    private final TemporaryDirectory directory;
    private String port = ANY_PORT;
    private ChildProcess process;

    private PrivateServer(Path executable, TemporaryDirectory directory, List<String> flags) {
        this.executable = executable;
        this.directory = directory;
        this.process = launch(flags);
    }

    /** Starts it, ready to serve; a test that kills it wants the flag {@code --sync-on-commit}. */
    public static PrivateServer start(String... flags) {
        Path executable = executable();
        TemporaryDirectory directory = TemporaryDirectory.create();
        try {
            return new PrivateServer(executable, directory, List.of(flags));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Path executable() {
        return namedExecutable().orElseGet(() -> ServerDownload.forThisMachine().executable());
    }

    static Optional<Path> namedExecutable() {
        return Optional.ofNullable(System.getenv("MONGODB_TEST_SERVER"))
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }

    /** The URI of this server and one of its databases; it goes to this server only, whatever it says of its name. */
    public String uri(String database) {
        return "mongodb://127.0.0.1:" + port + "/" + database + "?directConnection=true";
    }

    /** The process, to be stopped or looked at. */
    public ChildProcess process() {
        return process;
    }

    Path directory() {
        return directory.path();
    }

    /** SIGKILL: what the server has not written down is lost. */
    public void kill() {
        process.kill();
    }

    /** Ends it if it runs, and starts it on the same port and data with these flags. */
    public void restart(String... flags) {
        end();
        process = launch(List.of(flags));
    }

    @Override
    public void close() {
        end();
        directory.close();
    }

    private void end() {
        // while a write waits for a transaction it does not end when asked
        process.end(GRACE);
        process.close();
    }

    private ChildProcess launch(List<String> flags) {
        List<String> command = new ArrayList<>(List.of(
                executable.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                port,
                "--storage-path",
                directory.path().resolve("data").toString(),
                // an empty store takes 2 GB otherwise
                "--log-file-max",
                "8MB"));
        command.addAll(flags);
        ChildProcess launched = ChildProcess.start(
                command, Map.of("HOME", directory.newDirectory("home").toString()));
        try {
            port = launched.await("listening on 127\\.0\\.0\\.1:(\\d+)").group(1);
            return launched;
        } catch (RuntimeException e) {
            launched.close();
            throw e;
        }
    }
}

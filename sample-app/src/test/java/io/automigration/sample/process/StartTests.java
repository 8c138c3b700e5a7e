package io.automigration.sample.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.sample.Snapshot;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class StartTests {

    private final Database database = new Database();

    @BeforeEach
    void oldDataIsThere() {
        database.fillWithOldData();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void thePortAcceptsNoConnectionBeforeTheLastMigrationIsDone(@TempDir Path directory) throws IOException {
        Path hold = Files.createFile(directory.resolve("hold"));
        int port = freePort();
        try (Instance instance = Instance.start(
                database, "--spring.profiles.active=prod,slow", "--server.port=" + port, "--held.by=" + hold)) {
            instance.await(V9__CountUsers.IN_THE_MIDDLE);
            assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);

            Files.delete(hold);

            assertThat(instance.awaitPort()).isEqualTo(port);
            connect(port);
            assertThat(database.counted()).containsExactly(1);
        }
    }

    @Test
    void aMigrationThatFailsEndsTheProcessAndLeavesNothing() {
        try (Instance first = Instance.start(database, "--spring.profiles.active=prod", "--server.port=0")) {
            first.awaitPort();
        }
        Snapshot before = database.snapshot();

        try (Instance failing = Instance.start(database, "--spring.profiles.active=prod,failing", "--server.port=0")) {
            assertThat(failing.awaitExit()).isEqualTo(1);
            assertThat(failing.output())
                    .contains("APPLICATION FAILED TO START", "V10__Fails", "the tenth does not work")
                    .doesNotContain("Tomcat started");
        }
        assertThat(database.snapshot()).isEqualTo(before);
        assertThat(database.entry("10").getString("state")).isEqualTo("FAILED");
        assertThat(database.isLocked()).isFalse();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }
}

package io.automigration.benchmarks.measure;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** How long a driver command takes in an application with the starter and in one without, block by block in turn. */
final class CommandTimes {

    static final int WARM_UP = 40_000;

    private final Bench bench;
    private final int applied;
    private final Database database;
    private final List<Double> with = new ArrayList<>();
    private final List<Double> without = new ArrayList<>();

    CommandTimes(Bench bench, int applied, Database database) {
        this.bench = bench;
        this.applied = applied;
        this.database = database;
    }

    void measure() {
        int block = bench.extent.block();
        try (Asked ours = new Asked(Side.STARTER);
                Asked bare = new Asked(Side.BARE_BOOT_4)) {
            ours.micros(WARM_UP);
            bare.micros(WARM_UP);
            for (int sent = 0; sent < bench.extent.commands(); sent += 2 * block) {
                // who comes first changes, so that neither always comes after the other
                with.add(ours.micros(block));
                without.add(bare.micros(block));
                without.add(bare.micros(block));
                with.add(ours.micros(block));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Samples with() {
        return Samples.of(with);
    }

    Samples without() {
        return Samples.of(without);
    }

    double ratio() {
        return with().median() / without().median();
    }

    /** An application that sends as many commands as it is asked for. */
    private final class Asked implements AutoCloseable {

        private final Instance instance;
        private final Socket socket;

        Asked(Side side) throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                instance = Instance.launch(bench.application(side, applied, database.uri())
                        .withOption("-Dbenchmark.commands=" + listener.getLocalPort()));
                socket = listener.accept();
            }
        }

        /** The mean of so many. */
        double micros(int commands) throws IOException {
            new DataOutputStream(socket.getOutputStream()).writeInt(commands);
            return new DataInputStream(socket.getInputStream()).readLong() / 1e3 / commands;
        }

        @Override
        public void close() throws IOException {
            socket.close();
            instance.awaitEnd();
            instance.close();
        }
    }
}

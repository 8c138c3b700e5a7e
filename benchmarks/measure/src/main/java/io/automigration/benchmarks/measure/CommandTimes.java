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

/**
 * How long a driver command takes in an application with the starter and in one without, block by block in turn. Several
 * pairs of processes, because each JVM compiles the same code a little differently.
 */
final class CommandTimes {

    private static final int PATIENCE_MILLIS = 300_000;

    private final Bench bench;
    private final int applied;
    private final Database database;
    private final List<Double> with = new ArrayList<>();
    private final List<Double> without = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    CommandTimes(Bench bench, int applied, Database database) {
        this.bench = bench;
        this.applied = applied;
        this.database = database;
    }

    void measure() {
        for (int pair = 0; pair < bench.extent.pairs(); pair++) {
            try (Asked ours = new Asked(Side.STARTER);
                    Asked bare = new Asked(Side.BARE_BOOT_4)) {
                measure(ours, bare, bench.extent.commands() / bench.extent.pairs());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void measure(Asked ours, Asked bare, int commands) throws IOException {
        int block = bench.extent.block();
        List<Double> ofThisPair = new ArrayList<>();
        for (int sent = -warmUp(); sent < commands; sent += 2 * block) {
            // who comes first changes, so that neither always comes after the other
            double a = ours.micros(block);
            double b = bare.micros(block);
            double c = bare.micros(block);
            double d = ours.micros(block);
            if (sent >= 0) {
                with.addAll(List.of(a, d));
                without.addAll(List.of(b, c));
                ofThisPair.add((a + d) / (b + c));
            }
        }
        ratios.add(Samples.of(ofThisPair).median());
    }

    /** Commands of each side of each pair that do not count. */
    int warmUp() {
        return 20 * bench.extent.block();
    }

    Samples with() {
        return Samples.of(with);
    }

    Samples without() {
        return Samples.of(without);
    }

    /** With to without: the median of each pair's blocks in turn. */
    Samples ratios() {
        return Samples.of(ratios);
    }

    /** An application that sends as many commands as it is asked for. */
    private final class Asked implements AutoCloseable {

        private final Instance instance;
        private final Socket socket;

        Asked(Side side) throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                listener.setSoTimeout(PATIENCE_MILLIS);
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

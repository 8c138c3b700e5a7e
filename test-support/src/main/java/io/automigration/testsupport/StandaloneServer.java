package io.automigration.testsupport;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A standalone without sessions and transactions, inside this JVM: fast, and gone with {@link #close()}. */
public final class StandaloneServer implements AutoCloseable {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final int port = server.bind().getPort();

    private StandaloneServer() {}

    public static StandaloneServer start() {
        return new StandaloneServer();
    }

    public String uri(String database) {
        return "mongodb://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}

package io.automigration.sample.database;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/** A small MongoDB in this process, filled with old data before anybody can connect to it, and gone with the process. */
final class InProcessDatabase implements MongoConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InProcessDatabase.class);

    private static final String NAME = "sample";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final ConnectionString uri;

    private InProcessDatabase() {
        uri = new ConnectionString("mongodb://127.0.0.1:" + server.bind().getPort() + "/" + NAME);
    }

    static InProcessDatabase start() {
        InProcessDatabase started = new InProcessDatabase();
        try (MongoClient client = MongoClients.create(started.uri)) {
            OldData.insertInto(client.getDatabase(NAME));
        }
        log.info(
                "spring.mongodb.uri is not set: using a database inside of this process, {}. It has no transactions, and is gone when the process ends",
                started.uri);
        return started;
    }

    @Override
    public ConnectionString getConnectionString() {
        return uri;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}

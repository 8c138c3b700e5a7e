package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.automigration.DatabaseAccessException;
import io.automigration.ExitCode;
import io.automigration.MigrationException.Reason;
import io.automigration.Migrations;
import io.automigration.testsupport.PrivateServer;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database that can't be reached, or that does not let the user in. */
@Tag("slow")
class AccessTests {

    private static PrivateServer server;

    @BeforeAll
    static void startWithUsers() {
        server = PrivateServer.start();
        try (MongoClient client = MongoClients.create(server.uri("admin"))) {
            client.getDatabase("shop").getCollection("data").insertOne(new Document("_id", "old"));
            createUser(client, "writer", new Document("role", "readWrite").append("db", "shop"));
            createUser(client, "reader", new Document("role", "read").append("db", "shop"));
            createUser(client, "stranger", new Document("role", "readWrite").append("db", "elsewhere"));
        }
        server.restart("--auth");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void whoMayWriteMigratesWithoutAnyOtherRight() {
        with("writer", "s3cret", build -> {
            assertThat(build.engine().apply().steps()).hasSize(1);
            build.engine().down(1);
        });
    }

    @Test
    void aServerThatDoesNotAnswer() {
        try (Build build = new Build(
                        "mongodb://writer:s3cret@127.0.0.1:1/shop?authSource=admin&serverSelectionTimeoutMS=300")
                .inserting("1")) {
            DatabaseAccessException refused = refused(build, Reason.UNREACHABLE);
            assertThat(refused.getMessage())
                    .matches(
                            "No usable MongoDB server answers at 127\\.0\\.0\\.1:1: MongoOperationTimeoutException: Timed out"
                                    + " .*Connection refused.*");
            assertThat(refused.action())
                    .isEqualTo(
                            "Check that the server runs and that host, port, replica set name and TLS in the connection"
                                    + " string are right (spring.mongodb.uri; on Spring Boot 3: spring.data.mongodb.uri). Inside"
                                    + " docker-compose the host is the service's name, not localhost.");
        }
    }

    @Test
    void aWrongPassword() {
        with("writer", "wr0ng", build -> {
            DatabaseAccessException refused = refused(build, Reason.NOT_AUTHENTICATED);
            assertThat(refused.getMessage()).startsWith("MongoDB at 127.0.0.1:").contains(" refused the credentials: ");
            assertThat(refused.action())
                    .isEqualTo(
                            "Check user, password and authSource in the connection string. A user created in the database"
                                    + " admin needs authSource=admin.");
        });
    }

    @Test
    void noUserAtAll() {
        try (Build build = new Build(server.uri("shop")).inserting("1")) {
            DatabaseAccessException refused = refused(build, Reason.NOT_AUTHORIZED);
            assertThat(refused.getMessage())
                    .startsWith(
                            "The user in the connection string lacks a privilege on shop._migrations: MongoQueryException: error 13"
                                    + " (Unauthorized): ");
        }
    }

    @Test
    void noRightToRead() {
        with("stranger", "s3cret", build -> {
            DatabaseAccessException refused = refused(build, Reason.NOT_AUTHORIZED);
            assertThat(refused.getMessage())
                    .startsWith(
                            "The user in the connection string lacks a privilege on shop._migrations: MongoQueryException: error 13"
                                    + " (Unauthorized): ");
        });
    }

    @Test
    void noRightToWrite() {
        with("reader", "s3cret", build -> {
            DatabaseAccessException refused = refused(build, Reason.NOT_AUTHORIZED);
            assertThat(refused.getMessage())
                    .startsWith(
                            "The user in the connection string lacks a privilege on shop._migrations: MongoCommandException:"
                                    + " error 13 (Unauthorized): ");
            assertThat(refused.action())
                    .isEqualTo("Grant find, insert and update on shop._migrations (the role readWrite on the database"
                            + " includes them), and what the migrations themselves need. An instance that must not write starts with"
                            + " AUTO_MIGRATION=validate or wait.");
            assertThat(build.data()).containsExactly("old");
            assertThat(build.entry("1")).isNull();
        });
    }

    @Test
    void whoMayOnlyReadMayLookAndValidate() {
        with("reader", "s3cret", build -> {
            Migrations migrations = build.engine();
            assertThat(migrations.status().pending()).hasSize(1);
        });
    }

    private static void createUser(MongoClient client, String name, Document role) {
        client.getDatabase("admin")
                .runCommand(
                        new Document("createUser", name).append("pwd", "s3cret").append("roles", List.of(role)));
    }

    private static void with(String user, String password, Consumer<Build> test) {
        String uri = server.uri("shop").replace("://", "://" + user + ":" + password + "@") + "&authSource=admin";
        try (Build build = new Build(uri).inserting("1")) {
            test.accept(build);
        }
    }

    private static DatabaseAccessException refused(Build build, Reason reason) {
        DatabaseAccessException refused;
        try (Log log = new Log()) {
            refused = catchThrowableOfType(
                    DatabaseAccessException.class, () -> build.engine().apply());
            assertThat(log.linesWith("s3cret")).isEmpty();
        }
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        for (Throwable said = refused; said != null; said = said.getCause()) {
            assertThat(said.toString()).doesNotContain("s3cret", "wr0ng");
        }
        return refused;
    }
}

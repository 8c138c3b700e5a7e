package com.example.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.PrivateServer;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class SmokeTest {

    private static PrivateServer server;
    private static MongoClient client;

    private MongoDatabase database;

    @BeforeAll
    static void startServer() {
        server = PrivateServer.start();
        client = MongoClients.create(server.uri(""));
    }

    @AfterAll
    static void endServer() {
        client.close();
        server.close();
    }

    @BeforeEach
    void insertDuplicates() {
        database = client.getDatabase(MongoDbForTests.newDatabaseName());
        database.getCollection("users")
                .insertMany(List.of(
                        new Document("_id", 0).append("email", "a@example.org"),
                        new Document("_id", 1).append("email", "a@example.org")));
    }

    @Test
    void thisIsTheSpringBootThatWasAskedFor() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
    }

    @Test
    void migratesInTransactionsBeforeAFilterLooks(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start("--auto.migration=true")) {
            assertThat(context.getBean(LookingFilter.class).seen).containsExactly(0, 2);
        }
        assertThat(database.getCollection("_migrations").find(new Document("state", "APPLIED")))
                .hasSize(2)
                .allMatch(entry -> entry.getBoolean("transaction"));
        assertThat(database.getCollection("users").listIndexes())
                .anyMatch(index -> index.getString("name").equals("email"));
        assertThat(output).doesNotContain("MigrationCommandListener");
    }

    @Test
    void noticesWhatIsWrittenOutsideOfTheTransaction(CapturedOutput output) {
        assertThatThrownBy(() -> start("--auto.migration=true", "--escape=true"));
        assertThat(output).contains("APPLICATION FAILED TO START").contains("elsewhere");
    }

    @Test
    void itsEventsAreFieldsOfAStructuredLog() {
        try (ChildProcess process = withUri(JavaProcess.ofApplication(
                        SmokeApplication.class,
                        "--auto.migration=true",
                        "--logging.structured.format.console=ecs",
                        "--server.port=0"))
                .start()) {
            process.await("Started SmokeApplication");
            assertThat(process.output().lines().filter(line -> line.contains("step.applied")))
                    .extracting(line -> Document.parse(line).getEmbedded(List.of("auto", "migration"), Document.class))
                    .hasSize(2)
                    .allMatch(fields -> fields.get("ms") instanceof Number)
                    .extracting(fields -> fields.getString("event"))
                    .containsOnly("step.applied");
        }
    }

    @Test
    void refusesAWrongValue(CapturedOutput output) {
        assertThatThrownBy(() -> start("--auto.migration=true", "--auto.migration.lock.lease=soon"));
        assertThat(output).contains("The value 'soon' of auto.migration.lock.lease (from \"auto.migration.lock.lease\"");
    }

    @Test
    void doesACommandInsteadOfStarting() {
        assertThat(migrate("status", "--check")).isEqualTo(3);
        assertThat(migrate("up")).isZero();
        assertThat(migrate("status", "--check")).isZero();
        assertThat(migrate("down", "--yes")).isEqualTo(5); // neither of the two can be reverted
        assertThat(database.getCollection("users").countDocuments()).isEqualTo(2);
    }

    private int migrate(String... command) {
        String[] arguments = Stream.concat(Stream.of("migrate"), Stream.of(command)).toArray(String[]::new);
        try (ChildProcess process =
                withUri(JavaProcess.of(SmokeApplication.class, arguments)).start()) {
            return process.awaitExit();
        }
    }

    private JavaProcess withUri(JavaProcess process) {
        String uri = server.uri(database.getName());
        return process.withVariable("SPRING_DATA_MONGODB_URI", uri).withVariable("SPRING_MONGODB_URI", uri);
    }

    /** Boot 3 reads the one name of the connection, Boot 4 the other. */
    private ConfigurableApplicationContext start(String... arguments) {
        String uri = server.uri(database.getName());
        return SpringApplication.run(
                SmokeApplication.class,
                Stream.concat(
                                Stream.of(
                                        "--spring.data.mongodb.uri=" + uri,
                                        "--spring.mongodb.uri=" + uri,
                                        "--spring.data.mongodb.auto-index-creation=true",
                                        "--server.port=0"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }
}

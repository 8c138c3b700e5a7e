package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ValidationOptions;
import io.automigration.TransactionMode;
import io.automigration.internal.store.DatabaseErrorException;
import io.automigration.testsupport.StandaloneServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Someone has given the collection an index or a validator: that is said at once, and not blamed on the migration. */
class CollectionRulesTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private final Build build = new Build(Build.newUri());

    @AfterEach
    void disconnect() {
        build.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TransactionMode.class,
            names = {"REQUIRED", "NONE"})
    void aUniqueIndexThatTheFenceDoesNotMeet(TransactionMode mode) {
        unique(build, "name");
        refused(build, mode, "the unique index name_1 of that collection", "dropIndex(\"name_1\")");
    }

    @Test
    void alsoOnAStandalone() {
        try (StandaloneServer server = StandaloneServer.start();
                Build standalone = new Build(server.uri("rules"))) {
            unique(standalone, "name");
            refused(standalone, TransactionMode.AUTO, "the unique index name_1 of that collection", "dropIndex(\"");
        }
    }

    @Test
    void aUniqueIndexThatAnEntryDoesNotMeet() {
        build.inserting("1").engine().apply();
        build.template
                .getCollection("_migrations")
                .createIndex(
                        new Document("state", 1),
                        new IndexOptions().unique(true).sparse(true));
        refused(
                build,
                TransactionMode.REQUIRED,
                "the unique index state_1 of that collection",
                "dropIndex(\"state_1\")");
    }

    @ParameterizedTest
    @EnumSource(
            value = TransactionMode.class,
            names = {"REQUIRED", "NONE"})
    void aValidatorThatEntriesDoNotMeet(TransactionMode mode) {
        build.template
                .getDb()
                .createCollection(
                        "_migrations",
                        new CreateCollectionOptions()
                                .validationOptions(new ValidationOptions()
                                        .validator(Document.parse("{state: {$exists: false}}"))));
        refused(build, mode, "the validator of that collection", "collMod: \"_migrations\"");
    }

    private static void unique(Build build, String field) {
        build.template
                .getCollection("_migrations")
                .createIndex(new Document(field, 1), new IndexOptions().unique(true));
    }

    private static void refused(Build build, TransactionMode mode, String problem, String action) {
        build.migration("9", mode, false, Build.insert("9"));
        CompletableFuture<DatabaseErrorException> run =
                Contention.start(() -> catchThrowableOfType(DatabaseErrorException.class, build.engine()::apply));
        assertThat(run).succeedsWithin(AT_ONCE);
        assertThat(run.join()).hasMessageContaining(problem + " does not allow it.");
        assertThat(run.join().action()).contains(action);
        assertThat(build.data()).doesNotContain("9");
        assertThat(build.lock()).doesNotContainKey("holder");
    }
}

package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.TestDatabase;
import jakarta.annotation.PostConstruct;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoDatabaseUtils;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a migration injects is made before its transaction: nothing of the transaction outlives it there. */
class InjectedBeansTests {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatABeanKeepsFromItsConstructionWorksAfterTheStart() {
        try (var context = database.start(Application.class)) {
            Keeper keeper = context.getBean(Keeper.class);
            keeper.collection.insertOne(new Document("_id", "after"));
            keeper.database.getCollection("kept").insertOne(new Document("_id", "later"));
            assertThat(keeper.collection.find())
                    .extracting(found -> found.get("_id"))
                    .contains("after", "later");
        }
    }

    @Test
    void whatABeanWritesWhenItIsMadeStaysAlthoughTheStepIsTriedAgain() {
        try (var context = database.start(Application.class)) {
            assertThat(context.getBean(V1__Conflicts.class).tries).isEqualTo(2);
            assertThat(database.collection("kept").find())
                    .extracting(found -> found.get("_id"))
                    .contains("made");
        }
    }

    @Test
    void noTransactionIsActiveWhileABeanIsMade() {
        try (var context = database.start(Application.class)) {
            Keeper keeper = context.getBean(Keeper.class);
            assertThat(keeper.inTransaction).isFalse();
            assertThat(keeper.synchronizations).isFalse();
            assertThat(keeper.boundResource).isFalse();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Keeper.class, V1__Conflicts.class})
    static class Application {}

    /** Keeps what it can get hold of while it is made, and writes. */
    static class Keeper {

        private final MongoTemplate template;
        private final MongoCollection<Document> collection;
        private final MongoDatabase database;
        private final boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        private final boolean synchronizations = TransactionSynchronizationManager.isSynchronizationActive();
        private final boolean boundResource;

        Keeper(MongoTemplate template, MongoDatabaseFactory factory) {
            this.template = template;
            this.collection = template.getCollection("kept");
            this.database = MongoDatabaseUtils.getDatabase(factory);
            this.boundResource = TransactionSynchronizationManager.hasResource(factory);
        }

        @PostConstruct
        void write() {
            template.insert(new Document("_id", "made"), "kept");
        }
    }

    /** Meets a conflict the first time. */
    @Migration
    static class V1__Conflicts implements MongoMigration {

        private int tries;

        V1__Conflicts(Keeper keeper) {
            assertThat(keeper.collection).isNotNull();
        }

        @Override
        public void up(MigrationContext context) {
            context.mongo().insert(new Document("_id", ++tries), "data");
            if (tries == 1) {
                throw new MongoCommandException(
                        BsonDocument.parse("{ok: 0, code: 112, codeName: 'WriteConflict', errmsg: 'conflict'}"),
                        new ServerAddress());
            }
        }
    }
}

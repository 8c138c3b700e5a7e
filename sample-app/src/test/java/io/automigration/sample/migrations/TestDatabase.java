package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.automigration.Direction;
import io.automigration.Migration;
import io.automigration.MigrationStep;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.sample.Snapshot;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.StandaloneServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own, on which migrations are called as the engine calls them. */
final class TestDatabase implements AutoCloseable {

    /** The two kinds of servers that the sample must run on. */
    enum Kind {
        WITH_TRANSACTIONS,
        STANDALONE
    }

    private final Kind kind;
    private final StandaloneServer standalone;
    private final MongoClient client;
    private final MongoDatabaseFactory factory;

    TestDatabase(Kind kind) {
        String name = MongoDbForTests.newDatabaseName();
        this.kind = kind;
        this.standalone = kind == Kind.STANDALONE ? StandaloneServer.start() : null;
        this.client = MongoClients.create(kind == Kind.STANDALONE ? standalone.uri(name) : MongoDbForTests.uri(name));
        this.factory = new SimpleMongoClientDatabaseFactory(client, name);
    }

    static Stream<TestDatabase> ofEachKind() {
        return Stream.of(Kind.values()).map(TestDatabase::new);
    }

    MongoDatabase mongo() {
        return factory.getMongoDatabase();
    }

    void insert(String collection, String jsonArray) {
        mongo().getCollection(collection, BsonDocument.class).insertMany(parse(jsonArray));
    }

    /** What a collection must hold, by ascending _id, with this order of fields. */
    void assertDocuments(String collection, String jsonArray) {
        List<BsonDocument> expected = parse(jsonArray);
        List<BsonDocument> documents = mongo().getCollection(collection, BsonDocument.class)
                .find()
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
        assertThat(documents).isEqualTo(expected);
        if (keepsOrderOfFields()) {
            assertThat(documents).extracting(BsonDocument::toJson).isEqualTo(json(expected));
        }
    }

    static List<String> json(List<BsonDocument> documents) {
        return documents.stream().map(BsonDocument::toJson).toList();
    }

    Snapshot snapshot() {
        return keepsOrderOfFields() ? Snapshot.of(mongo()) : Snapshot.withoutOrderOfFields(mongo());
    }

    void up(MongoMigration migration) {
        run(migration, Direction.UP, context -> {
            migration.up(context);
            migration.verify(context);
        });
    }

    void down(MongoMigration migration) {
        run(migration, Direction.DOWN, migration::down);
    }

    void verify(MongoMigration migration) {
        run(migration, Direction.UP, migration::verify);
    }

    /** The in-process database leaves fields where they are when a document is replaced. */
    private boolean keepsOrderOfFields() {
        return kind != Kind.STANDALONE;
    }

    /** The in-process database lets a partial unique index bind all documents. */
    boolean hasPartialIndexes() {
        return kind != Kind.STANDALONE;
    }

    private void run(MongoMigration migration, Direction direction, MigrationStep step) {
        MongoTemplate template = new MongoTemplate(factory);
        boolean inTransaction = kind == Kind.WITH_TRANSACTIONS
                && migration.getClass().getAnnotation(Migration.class).transaction() != TransactionMode.NONE;
        if (inTransaction) {
            new TransactionTemplate(new MongoTransactionManager(factory))
                    .executeWithoutResult(status -> call(step, new TestContext(template, direction)));
        } else {
            call(step, new TestContext(template, direction));
        }
    }

    private static void call(MigrationStep step, TestContext context) {
        try {
            step.run(context);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static List<BsonDocument> parse(String jsonArray) {
        return BsonArray.parse(jsonArray).stream().map(BsonValue::asDocument).toList();
    }

    @Override
    public String toString() {
        return kind.toString();
    }

    @Override
    public void close() {
        mongo().drop();
        client.close();
        if (standalone != null) {
            standalone.close();
        }
    }
}

package io.automigration.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class MongoDbForTestsTests {

    private final String database = MongoDbForTests.newDatabaseName();

    @Test
    void itsServerHasTransactions() {
        try (MongoClient client = MongoClients.create(MongoDbForTests.uri(database));
                ClientSession session = client.startSession()) {
            MongoCollection<Document> orders = client.getDatabase(database).getCollection("orders");
            session.startTransaction();
            orders.insertOne(session, new Document("_id", 1));

            assertThat(orders.countDocuments()).isZero();
            session.abortTransaction();
            assertThat(orders.countDocuments()).isZero();
        }
    }

    /** Asks for a server in a JVM of its own. */
    static final class Asks {
        public static void main(String[] args) {
            System.out.println(MongoDbForTests.uri("shop"));
        }
    }

    @Test
    void theUriInTheEnvironmentComesFirst() {
        try (ChildProcess asks = JavaProcess.of(Asks.class)
                .withVariable("MONGODB_TEST_URI", "mongodb://somewhere:1/test?w=1")
                .start()) {
            asks.await("mongodb://somewhere:1/shop\\?w=1");
        }
    }

    @Test
    void withoutAServerItSaysWhatToInstall() {
        try (ChildProcess asks = JavaProcess.of(Asks.class)
                .withVariable("MONGODB_TEST_URI", "")
                .withVariable("MONGODB_TEST_SERVER", "/no/such/server")
                .start()) {
            asks.await("There is no MongoDB to test on(?s:.*)set MONGODB_TEST_URI(?s:.*)start Docker"
                    + "(?s:.*)install python3 with pip(?s:.*)/no/such/server");
        }
    }

    @Test
    void eachDatabaseNameIsNew() {
        assertThat(MongoDbForTests.newDatabaseName()).isNotEqualTo(database);
    }

    @Test
    void theServerIsStartedOnce() {
        assertThat(MongoDbForTests.uri("a")).isEqualTo(MongoDbForTests.uri("a"));
    }
}

package io.automigration.testsupport.wire;

import static io.automigration.testsupport.wire.Command.named;
import static io.automigration.testsupport.wire.Command.nth;
import static io.automigration.testsupport.wire.Command.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.automigration.testsupport.MongoDbForTests;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class WireProxyTests {

    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String database = MongoDbForTests.newDatabaseName();
    private final WireProxy proxy = WireProxy.to(MongoDbForTests.uri(database));
    private final List<MongoClient> clients = new ArrayList<>();
    private final MongoCollection<Document> direct = orders(MongoDbForTests.uri(database));

    private MongoCollection<Document> orders(String uri) {
        MongoClient client = MongoClients.create(uri);
        clients.add(client);
        return client.getDatabase(database).getCollection("orders");
    }

    /** By a driver that tries nothing twice. */
    private MongoCollection<Document> proxied() {
        return orders(proxy.uri(database) + "&retryWrites=false&retryReads=false");
    }

    private CompletableFuture<Void> inserting() {
        MongoCollection<Document> orders = proxied();
        return CompletableFuture.runAsync(() -> orders.insertOne(order(1)));
    }

    private static Document order(int id) {
        return new Document("_id", id);
    }

    @AfterEach
    void end() {
        proxy.close();
        clients.forEach(MongoClient::close);
    }

    @Test
    void whatNoRuleIsForPassesAndIsRecordedInOrder() {
        MongoCollection<Document> orders = proxied();
        orders.insertOne(order(1));

        assertThat(orders.find().first()).isEqualTo(order(1));
        assertThat(proxy.names()).containsExactly("insert", "find");
        assertThat(proxy.commands()).extracting(Command::number).containsExactly(1, 2);
    }

    @Test
    void documentsSentAsASequenceAreInTheBody() {
        proxied().insertMany(List.of(order(1), order(2), order(3)));

        BsonDocument insert = proxy.commands().get(0).body();
        assertThat(insert.getArray("documents"))
                .extracting(document -> document.asDocument().getInt32("_id").getValue())
                .containsExactly(1, 2, 3);
        assertThat(insert.getString("$db").getValue()).isEqualTo(database);
        assertThat(insert).containsKey("lsid");
    }

    @Test
    void manyBatchesPass() {
        proxied()
                .insertMany(
                        IntStream.range(0, 1000).mapToObj(WireProxyTests::order).toList());

        assertThat(proxied().find().batchSize(10)).hasSize(1000);
        assertThat(proxy.names()).filteredOn("getMore"::equals).hasSizeGreaterThan(90);
    }

    @Test
    void aTransactionPasses() {
        MongoClient client = MongoClients.create(proxy.uri(database));
        clients.add(client);
        try (ClientSession session = client.startSession()) {
            session.withTransaction(() -> client.getDatabase(database)
                    .getCollection("orders")
                    .insertOne(session, order(1))
                    .wasAcknowledged());
        }

        assertThat(direct.countDocuments()).isOne();
        assertThat(proxy.names()).containsExactly("insert", "commitTransaction");
    }

    @Test
    void aWriteThatWantsNoAnswerPasses() {
        MongoCollection<Document> orders = proxied();
        orders.withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(order(1));
        orders.insertOne(order(2));

        assertThat(direct.countDocuments()).isEqualTo(2);
        assertThat(proxy.names()).containsExactly("insert", "insert");
    }

    @Test
    void whatTheDriverSendsForItselfIsNotCounted() {
        MongoCollection<Document> orders = proxied();
        orders.insertOne(order(1));
        clients.remove(clients.size() - 1).close();

        assertThat(proxy.names()).containsExactly("insert");
    }

    @Test
    void eachCommandTellsWhoseItIs() {
        orders(proxy.uri(database) + "&appName=one").insertOne(order(1));
        orders(proxy.uri(database) + "&appName=two").insertOne(order(2));
        proxied().insertOne(order(3));

        assertThat(proxy.commands()).extracting(Command::appName).containsExactly("one", "two", "");
        assertThat(proxy.commands()).extracting(Command::connection).doesNotHaveDuplicates();
    }

    @Test
    void aHeldRequestIsExecutedAfterItsRelease() {
        Hold hold = new Hold();
        proxy.when(named("insert"), hold.before(Fate.pass()));
        CompletableFuture<Void> insert = inserting();
        hold.awaitReached();
        assertThat(direct.countDocuments()).isZero();

        hold.release();
        insert.join();
        assertThat(direct.countDocuments()).isOne();
    }

    @Test
    void aHeldAnswerComesAfterItsRelease() {
        Hold hold = new Hold();
        proxy.when(named("insert"), hold.answer());
        CompletableFuture<Void> insert = inserting();
        hold.awaitReached();
        assertThat(direct.countDocuments()).isOne();
        assertThat(insert).isNotDone();

        hold.release();
        insert.join();
    }

    @Test
    void aDroppedRequestIsNotExecuted() {
        assertThat(countAfterNoAnswerTo(Fate.dropRequest())).isZero();
    }

    @Test
    void aDroppedAnswerIsOfWhatIsExecuted() {
        assertThat(countAfterNoAnswerTo(Fate.dropAnswer())).isOne();
    }

    private long countAfterNoAnswerTo(Fate fate) {
        CompletableFuture<Void> dropped = new CompletableFuture<>();
        proxy.when(named("insert"), fate.then(() -> dropped.complete(null)));
        CompletableFuture<Void> insert = inserting();
        dropped.join();
        assertThat(insert).isNotDone();
        proxy.close();
        assertThatThrownBy(insert::join).hasCauseInstanceOf(MongoSocketException.class);
        return direct.countDocuments();
    }

    @Test
    void anErrorComesInTheServersStead() {
        proxy.when(named("insert"), Fate.fail(112, "TransientTransactionError"));

        MongoException error = catchThrowableOfType(
                MongoCommandException.class, () -> proxied().insertOne(order(1)));
        assertThat(error.getCode()).isEqualTo(112);
        assertThat(error.hasErrorLabel("TransientTransactionError")).isTrue();
        assertThat(direct.countDocuments()).isZero();
    }

    @Test
    void anAnswerComesInTheServersStead() {
        proxy.when(named("insert"), Fate.answer(BsonDocument.parse("{ok: 1, n: 1}")));
        proxied().insertOne(order(1));

        assertThat(direct.countDocuments()).isZero();
    }

    @Test
    void aWriteConcernErrorComesWithTheAnswer() {
        proxy.when(named("insert"), Fate.writeConcernError(64));

        MongoException error = catchThrowableOfType(
                MongoWriteConcernException.class, () -> proxied().insertOne(order(1)));
        assertThat(error.getCode()).isEqualTo(64);
        assertThat(direct.countDocuments()).isOne();
    }

    @Test
    void aConnectionClosedBeforeHasNotExecuted() {
        proxy.when(nth(1, named("insert")), Fate.closeBefore());
        MongoCollection<Document> orders = proxied();

        assertThatThrownBy(() -> orders.insertOne(order(1))).isInstanceOf(MongoSocketException.class);
        assertThat(direct.countDocuments()).isZero();
        orders.insertOne(order(2));
        assertThat(direct.countDocuments()).isOne();
    }

    @Test
    void aConnectionClosedAfterHasExecuted() {
        proxy.when(nth(1, named("insert")), Fate.closeAfter());
        MongoCollection<Document> orders = proxied();

        assertThatThrownBy(() -> orders.insertOne(order(1))).isInstanceOf(MongoSocketException.class);
        assertThat(direct.countDocuments()).isOne();
        orders.insertOne(order(2));
        assertThat(direct.countDocuments()).isEqualTo(2);
    }

    @Test
    void aRequestCutInTheMiddleIsNotExecuted() {
        assertThat(countAfterACut(Fate.cutRequest())).isZero();
    }

    @Test
    void anAnswerCutInTheMiddleIsOfWhatIsExecuted() {
        assertThat(countAfterACut(Fate.cutAnswer())).isOne();
    }

    private long countAfterACut(Fate cut) {
        proxy.when(nth(1, named("insert")), cut);
        MongoCollection<Document> orders = proxied();
        assertThatThrownBy(() -> orders.insertOne(order(1))).isInstanceOf(MongoSocketException.class);
        long count = direct.countDocuments();
        orders.insertOne(order(2));
        return count;
    }

    @Test
    void inAPartitionNothingGetsThroughAndNobodyIsToldUntilItIsHealed() {
        MongoCollection<Document> orders = proxied();
        proxy.partition();
        CompletableFuture<Void> insert = CompletableFuture.runAsync(() -> orders.insertOne(order(1)));
        assertThat(insert).failsWithin(A_MOMENT).withThrowableThat().isInstanceOf(TimeoutException.class);
        assertThat(proxy.names()).isEmpty();
        proxy.heal();

        assertThat(insert).succeedsWithin(SOON); // it had no connection yet
        assertThat(direct.countDocuments()).isOne();
    }

    @Test
    void anAnswerThatMeetsAPartitionIsLostAndItsConnectionTooWhenItIsHealed() {
        Hold hold = new Hold();
        proxy.when(named("insert"), hold.answer());
        CompletableFuture<Void> insert = inserting();
        hold.awaitReached();
        proxy.partition();
        hold.release();
        assertThat(insert).failsWithin(A_MOMENT).withThrowableThat().isInstanceOf(TimeoutException.class);
        proxy.heal();

        assertThatThrownBy(insert::join).hasCauseInstanceOf(MongoSocketException.class);
        assertThat(direct.countDocuments()).isOne();
    }

    @Test
    void theDriverCommitsAgainWhenTheAnswerIsLost() {
        proxy.when(nth(1, named("commitTransaction")), Fate.closeAfter());
        MongoClient client = MongoClients.create(proxy.uri(database));
        clients.add(client);
        try (ClientSession session = client.startSession()) {
            session.startTransaction();
            client.getDatabase(database).getCollection("orders").insertOne(session, order(1));
            session.commitTransaction();
        }

        assertThat(direct.countDocuments()).isOne();
        assertThat(proxy.names()).containsExactly("insert", "commitTransaction", "commitTransaction");
    }

    @Test
    void cutOffBeforeItsThirdCommandTheServerHasExecutedTwo() {
        proxy.when(number(3), Fate.cutOffBefore());

        assertThatThrownBy(this::insertFive).isInstanceOf(MongoException.class);
        assertThat(direct.countDocuments()).isEqualTo(2);
        assertRefused();
    }

    @Test
    void cutOffAfterItsThirdCommandTheServerHasExecutedThree() {
        proxy.when(number(3), Fate.cutOffAfter());

        assertThatThrownBy(this::insertFive).isInstanceOf(MongoException.class);
        assertThat(direct.countDocuments()).isEqualTo(3);
        assertRefused();
    }

    private void insertFive() {
        MongoCollection<Document> orders = proxied();
        IntStream.range(0, 5).mapToObj(WireProxyTests::order).forEach(orders::insertOne);
    }

    private void assertRefused() {
        assertThat(proxy.names()).containsExactly("insert", "insert", "insert");
        int port = URI.create(proxy.uri(database)).getPort();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aCutOffReachesTheOtherConnections() {
        Hold hold = new Hold();
        proxy.when(named("insert"), hold.before(Fate.pass()));
        CompletableFuture<Void> insert = inserting();
        hold.awaitReached();
        proxy.cutOff();

        assertThatThrownBy(insert::join).hasCauseInstanceOf(MongoException.class);
        hold.release();
        proxy.close();
        assertThat(direct.countDocuments()).isZero();
    }

    @Test
    void theFirstRuleThatAppliesDecides() {
        proxy.when(Command.from("one").and(named("find")), Fate.fail(1));
        proxy.when(Command.any(), Fate.fail(2));
        MongoCollection<Document> one = orders(proxy.uri(database) + "&appName=one&retryReads=false");

        assertThatThrownBy(() -> one.find().first()).hasFieldOrPropertyWithValue("code", 1);
        assertThatThrownBy(() -> proxied().find().first()).hasFieldOrPropertyWithValue("code", 2);
        proxy.forgetRules();
        assertThat(one.find().first()).isNull();
    }

    @Test
    void aTestMayWriteAFateOfItsOwn() {
        proxy.when(named("delete"), exchange -> {
            BsonDocument answer = new BsonDocument();
            answer.putAll(exchange.execute());
            exchange.answer(answer.append("n", new BsonInt32(7)));
        });

        direct.insertOne(order(1));
        assertThat(proxied().deleteOne(order(1)).getDeletedCount()).isEqualTo(7);
    }

    @Test
    void nothingOfItRunsOnceItIsClosed() {
        Hold hold = new Hold();
        proxy.when(named("insert"), hold.before(Fate.pass()));
        CompletableFuture<Void> insert = inserting();
        hold.awaitReached();
        proxy.close();

        assertThatThrownBy(insert::join).hasCauseInstanceOf(MongoException.class);
        // a pool counts a thread as ended a moment before it is
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("wire-proxy"));
    }
}

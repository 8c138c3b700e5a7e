package io.automigration.proof.order;

import com.mongodb.client.MongoCollection;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.internal.lock.MigrationLock;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.Participant;
import io.automigration.testsupport.wire.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;

/** A database with two instances in front of it, in which orders are played one after the other. */
public final class Lane implements AutoCloseable {

    private static final List<String> COLLECTIONS = List.of("_migrations", "data");
    // what belongs to the connection that a command once came by
    private static final Set<String> OF_A_CONNECTION =
            Set.of("$db", "lsid", "txnNumber", "$clusterTime", "$readPreference");

    final List<Player> players;
    private final ProxiedDatabase first;
    private final ProxiedDatabase second;
    private final Build direct;
    private final Map<String, List<BsonDocument>> start = new HashMap<>();
    private final Map<String, Integer> runs = new HashMap<>();

    Lane(Contest contest) {
        first = new ProxiedDatabase(contest.kind()::uri);
        second = first.again();
        direct = contest.kind().instance(first.direct());
        if (contest.applied()) {
            direct.engine().up();
        }
        COLLECTIONS.forEach(each -> start.put(each, collection(each).find().into(new ArrayList<>())));
        players = List.of(player(1, first, contest), player(2, second, contest));
    }

    private static Player player(int number, ProxiedDatabase database, Contest contest) {
        return new Player(
                number, contest.instance(number, database.build("serverSelectionTimeoutMS=5000")), database.proxy);
    }

    Player player(int number) {
        return players.get(number - 1);
    }

    /** Brings back what was there when the contest began. */
    void reset() {
        runs.clear();
        COLLECTIONS.forEach(each -> {
            collection(each).deleteMany(new BsonDocument());
            if (!start.get(each).isEmpty()) {
                collection(each).insertMany(start.get(each));
            }
        });
    }

    /** This run is of that instance. */
    void runs(String run, int instance) {
        runs.put(run, instance);
    }

    Snapshot snapshot() {
        List<BsonDocument> documents = new ArrayList<>();
        COLLECTIONS.forEach(each -> collection(each).find().into(documents));
        return Snapshot.of(documents, this::instanceOf);
    }

    /** What a command answered, but for what differs between any two playings. */
    String digest(BsonDocument answer) {
        if (answer.containsKey("cursor")) {
            return seen(answer).toString();
        }
        return answer.get("ok") + " " + answer.get("code") + " " + Sent.effective(answer);
    }

    /** What a find answered. */
    Snapshot seen(BsonDocument answer) {
        return Snapshot.of(answer, this::instanceOf);
    }

    private int instanceOf(String run) {
        return runs.getOrDefault(run, 0);
    }

    /** A command arrives that was on its way. */
    BsonDocument arrive(Command command) {
        return arrive(command, direct, first.name);
    }

    /** Likewise, by somebody's client, in a database. */
    public static BsonDocument arrive(Command command, Build direct, String database) {
        BsonDocument body = new BsonDocument();
        body.putAll(command.body());
        body.keySet().removeAll(OF_A_CONNECTION);
        return direct.client.getDatabase(database).runCommand(body, BsonDocument.class);
    }

    /** A beat arrives that an instance has sent some time; gives whether the lock is its. */
    boolean beat(int instance, long token) {
        String run = runs.entrySet().stream()
                .filter(each -> each.getValue() == instance)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        HistoryCollection history = new HistoryCollection(direct.template.getDb(), "_migrations");
        return new MigrationLock(history, run, Participant.here("shop", "1.0"), Contest.LEASE)
                .renew(token, null, Duration.ofSeconds(10));
    }

    void endSession(BsonDocument lsid) {
        first.end(lsid);
    }

    /** An instance that nothing happens to. */
    Build undisturbed() {
        return direct;
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return direct.client.getDatabase(first.name).getCollection(name, BsonDocument.class);
    }

    @Override
    public void close() {
        players.forEach(Player::stop);
        direct.client.getDatabase(first.name).drop();
        second.close();
        first.close();
    }
}

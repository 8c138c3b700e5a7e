package io.automigration.proof;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.testsupport.wire.Command.nth;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.automigration.MigrationException;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.Document;

/** One playing of a scenario, in a database of its own. The first instance goes through the proxy, the next one does not. */
public final class Trial implements AutoCloseable {

    private static final int WRITE_CONFLICT = 112;

    private final Scenario scenario;
    private final ProxiedDatabase database;
    private final String before;
    private final Decisions decisions = new Decisions();

    public Trial(Scenario scenario) {
        this.scenario = scenario;
        this.database = scenario.prepared();
        this.before = holder();
    }

    /** Nothing happens to the instance. */
    public Outcome undisturbed() {
        MigrationEngine engine = instance().engine(new LeapingTicker());
        return outcome(() -> scenario.work(engine));
    }

    /** The instance dies. */
    public void dies(Death death) {
        death.befall(database.proxy, instance(), scenario::work);
    }

    /**
     * The instance is a process of its own, and is killed (SIGKILL) when it has sent a command.
     *
     * @param number which one, from 1 on
     * @param executed whether the server executes it before; else it never hears of it
     */
    public void isKilled(int number, boolean executed) {
        Hold hold = new Hold();
        database.proxy.when(nth(number, BEAT.negate()), executed ? hold.answer() : hold.before(Fate.closeBefore()));
        try (ChildProcess instance = PlayingProcess.start(scenario, database.proxy.uri(database.name))) {
            hold.awaitReached();
            instance.kill();
        } finally {
            hold.release();
        }
    }

    /**
     * Some of the instance's commands meet a fault.
     *
     * @return how the run ended: null, or its failure
     */
    public MigrationException suffers(
            Function<ProxiedDatabase, Fate> fault, Predicate<Command> when, String... options) {
        database.proxy.when(when, fault.apply(database));
        MigrationEngine engine = scenario.instance(database.build(options)).engine(new LeapingTicker());
        return error(() -> scenario.work(engine));
    }

    /** What has come of it so far. */
    public Outcome outcome(MigrationException error) {
        return Outcome.of(error, database.observer().template);
    }

    /** Whether the instance holds the lock, now that it has ended. */
    public boolean hasLeftTheLock() {
        String holder = holder();
        return !holder.isEmpty() && !holder.equals(before);
    }

    /** The run that holds the lock; empty when none does. */
    private String holder() {
        Document lock = database.observer().lock();
        return lock == null || !lock.containsKey("holder")
                ? ""
                : lock.get("holder", Document.class).getString("run");
    }

    /** Another instance does it again; where a person has to decide, one looks at the data and does. */
    public Outcome again() {
        Build next = scenario.instance(database.direct());
        MigrationEngine engine = next.engine(new LeapingTicker());
        return outcome(() -> {
            decisions.until(next, engine, scenario::again);
            if (Set.of("find").containsAll(next.commands.names())) {
                engine.unlock(false); // who finds nothing to do lets a dead holder's lock be
            }
        });
    }

    /** Whether a person had to decide. */
    public boolean interrupted() {
        return decisions.made() > 0;
    }

    /** The names of the first instance's commands. */
    public List<String> commands() {
        return sent().stream().map(Command::name).toList();
    }

    /** The kinds of the first instance's commands. */
    public List<CommandKind> kinds() {
        return sent().stream().map(CommandKind::of).toList();
    }

    /** The first instance's commands; without beats, which come when time says. */
    public List<Command> sent() {
        return database.proxy.commands().stream().filter(BEAT.negate()).toList();
    }

    /** Whether another transaction holds what a command of the first instance has written, which therefore is still open. */
    public boolean isHeldByATransaction(Command update) {
        BsonDocument statement = update.body().getArray("updates").get(0).asDocument();
        MongoCollection<BsonDocument> collection = database.observer()
                .template
                .getDb()
                .getCollection(update.body().getString("update").getValue(), BsonDocument.class);
        try (ClientSession session = database.observer().client.startSession()) {
            session.startTransaction();
            collection.updateOne(
                    session, statement.getDocument("q"), Updates.inc("times", 1), new UpdateOptions().upsert(true));
            return false;
        } catch (MongoException e) {
            return e.getCode() == WRITE_CONFLICT;
        }
    }

    private Build instance() {
        return scenario.instance(database.build(Death.SOON_CLOSED));
    }

    private Outcome outcome(Runnable run) {
        return outcome(error(run));
    }

    private static MigrationException error(Runnable run) {
        try {
            run.run();
            return null;
        } catch (MigrationException e) {
            return e;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}

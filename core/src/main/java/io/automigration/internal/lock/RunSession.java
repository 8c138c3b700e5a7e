package io.automigration.internal.lock;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.store.Database;
import io.automigration.internal.store.Resending;
import io.automigration.internal.text.Causes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.core.InfrastructureProxy;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * The application's factory, but with one session for all transactions of a run: the next transaction of a session ends the
 * one before, should that have been left open on the server, and a successor can end it by the session's id.
 *
 * <p>Transactions are bound to the application's factory, so that all its templates take part.
 */
public final class RunSession implements MongoDatabaseFactory, InfrastructureProxy, AutoCloseable {

    // what a dead session leaves open ends by itself, later; and a process that is to end must do so within seconds
    static final Duration PATIENCE_TO_END = Duration.ofSeconds(2);

    private final MongoDatabaseFactory factory;
    private final ClientSession session;
    private volatile boolean outcomeUnknown;

    private RunSession(MongoDatabaseFactory factory, ClientSession session) {
        this.factory = factory;
        this.session = session;
    }

    /** Opens a session, with no time-out of its own: the application's, for an operation, would span a whole step. */
    static RunSession open(MongoDatabaseFactory factory) {
        ClientSessionOptions.Builder options = ClientSessionOptions.builder();
        if (factory.getMongoDatabase().getTimeout(MILLISECONDS) != null) {
            options.defaultTimeout(0, MILLISECONDS);
        }
        return new RunSession(factory, factory.getSession(options.build()));
    }

    /** Its id, by which others can end it. */
    public BsonDocument id() {
        return session.getServerSession().getIdentifier();
    }

    /** A commit got no answer: a transaction may still be open. */
    public void outcomeUnknown() {
        outcomeUnknown = true;
    }

    /**
     * A commit or an abort without an answer may have left a transaction open, and with it whatever it wrote, the fence
     * perhaps. Nobody should have to wait until the server ends it.
     *
     * @return what the next holder should end, because this run can't; null when there is nothing
     */
    @Nullable
    BsonDocument endWhatIsOpen(Run run) {
        boolean open = outcomeUnknown || session.getServerSession().isMarkedDirty();
        return !open || end(run) ? null : id();
    }

    /** Ends its transaction on the server, should that be open; the next one begins as usual. False when that can't be. */
    public boolean end(Run run) {
        boolean ended = end(run.database(), id(), new Resending(run.time().ticker(), PATIENCE_TO_END));
        outcomeUnknown |= !ended;
        return ended;
    }

    /** Ends a session on the server; false when that can't be. */
    static boolean end(Database database, BsonDocument id, Resending resending) {
        try {
            return resending.untilAnswered("ending a session", () -> {
                database.killSession(id, PATIENCE_TO_END);
                return true;
            });
        } catch (MongoException e) {
            LogEvent.SESSION_END_FAILED.log(
                    "A session could not be ended; the server ends what it left open after a time of its own. By MongoDB's defaults that"
                            + " takes 60 to 90 s; until then, steps that meet it fail with a write conflict and are retried. {}",
                    Causes.text(e));
            return false;
        }
    }

    /** Gives the session back to the driver. */
    @Override
    public void close() {
        session.close();
    }

    @Override
    public Object getWrappedObject() {
        return factory;
    }

    @Override
    public ClientSession getSession(ClientSessionOptions options) {
        return (ClientSession) Proxy.newProxyInstance(
                ClientSession.class.getClassLoader(),
                new Class<?>[] {ClientSession.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        endTransaction();
                        return null;
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }

    private void endTransaction() {
        if (session.hasActiveTransaction()) {
            session.abortTransaction();
        }
    }

    @Override
    public MongoDatabase getMongoDatabase() {
        return factory.getMongoDatabase();
    }

    @Override
    public MongoDatabase getMongoDatabase(String name) {
        return factory.getMongoDatabase(name);
    }

    @Override
    public PersistenceExceptionTranslator getExceptionTranslator() {
        return factory.getExceptionTranslator();
    }

    @Override
    public MongoDatabaseFactory withSession(ClientSession bound) {
        return factory.withSession(bound);
    }
}

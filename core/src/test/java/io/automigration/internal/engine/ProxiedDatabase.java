package io.automigration.internal.engine;

import static io.automigration.testsupport.wire.Command.named;

import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.WireProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;

/** A database of a test's own, and a proxy by which builds may get to it. */
public final class ProxiedDatabase implements AutoCloseable {

    /** The reading of everything. */
    public static final Predicate<Command> READ =
            named("find").and(command -> command.body().containsKey("projection"));

    /** The reading of the lock alone. */
    public static final Predicate<Command> POLL = named("find").and(command -> id(command.body(), "filter", "lock"));

    /** The insertion of a lock that nobody ever held. */
    public static final Predicate<Command> LOCK_INSERTED = named("insert").and(migrations());

    public static final Predicate<Command> LOCK_ACQUIRED = updates("lock", "holder", "$set");
    public static final Predicate<Command> LOCK_RELEASED = updates("lock", "holder", "$unset");
    public static final Predicate<Command> BEAT = updates("lock", "beat", "$inc");
    public static final Predicate<Command> RAISED = updates("fence", "token", "$set");

    /** Fence and entry, the last thing before a commit. */
    public static final Predicate<Command> FENCED = updates("fence", "writes", "$inc");

    /** An entry alone. */
    public static final Predicate<Command> ENTRY_WRITTEN = named("update")
            .and(migrations())
            .and(command -> changes(statement(command), "$set", "state")
                    || changes(statement(command), "$setOnInsert", "state"));

    /** The reading of the fence alone. */
    public static final Predicate<Command> FENCE_READ =
            named("find").and(command -> id(command.body(), "filter", "fence"));

    public static final Predicate<Command> COMMIT = named("commitTransaction");

    /** What the migrations of {@link Build#inserting} write. */
    public static final Predicate<Command> WRITTEN =
            named("insert").and(command -> command.body().containsKey("autocommit"));

    public final String name;
    public final WireProxy proxy;
    private final UnaryOperator<String> server;
    private final List<Build> builds = new CopyOnWriteArrayList<>(); // a fate may open one, on the proxy's thread
    private Build observer;

    public ProxiedDatabase() {
        this(MongoDbForTests::uri);
    }

    /** A database on a server which is given by the URIs of its databases. */
    public ProxiedDatabase(UnaryOperator<String> server) {
        this(server, MongoDbForTests.newDatabaseName());
    }

    private ProxiedDatabase(UnaryOperator<String> server, String name) {
        this.name = name;
        this.server = server;
        this.proxy = WireProxy.to(server.apply(name));
    }

    /** The same database by way of another proxy. */
    public ProxiedDatabase again() {
        return new ProxiedDatabase(server, name);
    }

    /** A build whose commands the proxy sees. */
    public Build build(String... options) {
        return opened(String.join("&", proxy.uri(name), String.join("&", options)));
    }

    /** What the server refuses it has aborted as well: also where the proxy refuses in its stead. */
    public Fate refuse(int code, String... labels) {
        return exchange -> {
            end(exchange.command().body().getDocument("lsid"));
            Fate.fail(code, labels).befall(exchange);
        };
    }

    /** Ends a session and its transaction on the server. */
    public void end(BsonDocument session) {
        observer()
                .client
                .getDatabase("admin")
                .runCommand(new BsonDocument("killSessions", new BsonArray(List.of(session))));
    }

    /** A build without migrations whose commands the proxy does not see, always the same. */
    public synchronized Build observer() {
        if (observer == null) {
            observer = direct();
        }
        return observer;
    }

    /** A build whose commands it does not see. */
    public Build direct() {
        return opened(server.apply(name));
    }

    /** Another instance has applied a migration of {@link Build#migration}. */
    void appliedByAnother(String version) {
        direct().template
                .getCollection("_migrations")
                .insertOne(new Document("_id", version)
                        .append("format", 1)
                        .append("name", "m" + version)
                        .append("state", "APPLIED")
                        .append("revision", 1L)
                        .append("run", "another"));
    }

    private Build opened(String uri) {
        Build build = new Build(uri).settings(settings -> Build.with(settings, Duration.ofSeconds(1)));
        builds.add(build);
        return build;
    }

    @Override
    public void close() {
        builds.forEach(Build::close);
        proxy.close();
    }

    private static Predicate<Command> migrations() {
        return command -> command.body().getString(command.name()).getValue().equals("_migrations");
    }

    private static Predicate<Command> updates(String id, String field, String operator) {
        return named("update").and(migrations()).and(command -> {
            BsonDocument statement = statement(command);
            return id(statement, "q", id) && changes(statement, operator, field);
        });
    }

    private static BsonDocument statement(Command update) {
        return update.body().getArray("updates").get(0).asDocument();
    }

    private static boolean changes(BsonDocument statement, String operator, String field) {
        return statement
                .getDocument("u")
                .getDocument(operator, new BsonDocument())
                .containsKey(field);
    }

    /** A filter of several conditions is an $and of them. */
    private static boolean id(BsonDocument document, String filter, String id) {
        BsonDocument conditions = document.getDocument(filter, new BsonDocument());
        return conditions.getArray("$and", new BsonArray(List.of(conditions))).stream()
                .anyMatch(each -> new BsonString(id).equals(each.asDocument().get("_id")));
    }
}

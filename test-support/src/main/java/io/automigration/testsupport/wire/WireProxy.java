package io.automigration.testsupport.wire;

import io.automigration.testsupport.ServerUri;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;

/**
 * Stands between drivers and a server, sees each command, and decides by rules what becomes of it:
 *
 * <pre>{@code
 * try (WireProxy proxy = WireProxy.to(MongoDbForTests.uri("shop"))) {
 *     proxy.when(nth(2, named("commitTransaction")), closeAfter());
 *     MongoClients.create(proxy.uri("shop"));
 * }
 * }</pre>
 *
 * <p>It understands neither TLS nor compression. What the driver sends for itself (hello, ping, authentication) always
 * passes, but in a partition, and is neither counted nor recorded.
 */
public final class WireProxy implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final ServerUri target;
    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(WireProxy::daemon);
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

    // these are guarded by this
    private final List<Command> commands = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private boolean cut;

    private volatile UnaryOperator<BsonDocument> introduction = UnaryOperator.identity();
    private volatile boolean partitioned;

    private record Rule(Predicate<Command> condition, Fate fate) {}

    record Ruling(Command command, Fate fate) {}

    private WireProxy(ServerUri target, ServerSocket listener) {
        this.target = target;
        this.server = target.firstHost();
        this.listener = listener;
    }

    /** Starts one in front of the server at this URI; of several hosts, in front of the first. */
    public static WireProxy to(String uri) {
        try {
            WireProxy proxy =
                    new WireProxy(ServerUri.parse(uri), new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "wire-proxy");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The URI by which a driver gets to this database of the server through here. The driver asks how the server is; it does
     * not let itself be told, because of what is planted here the server tells nothing.
     */
    public String uri(String database) {
        return target.directlyAt("127.0.0.1:" + listener.getLocalPort())
                .withDatabase(database)
                .with("serverMonitoringMode", "poll")
                .toString();
    }

    /** From now on, this becomes of commands for which the condition holds, and for which no earlier rule does. */
    public synchronized void when(Predicate<Command> condition, Fate fate) {
        rules.add(new Rule(condition, fate));
    }

    /** From now on, drivers are told this of what the server is, for what it says itself. */
    public void introduce(UnaryOperator<BsonDocument> introduced) {
        introduction = introduced;
    }

    BsonDocument introduced(BsonDocument hello) {
        return introduction.apply(hello);
    }

    /** From now on, all pass. What is recorded stays. */
    public synchronized void forgetRules() {
        rules.clear();
    }

    /** What came so far, in order; a command is recorded before anything becomes of it. */
    public synchronized List<Command> commands() {
        return List.copyOf(commands);
    }

    /** The names of what came so far, in order. */
    public List<String> names() {
        return commands().stream().map(Command::name).toList();
    }

    /** From now on, nothing gets through in either direction, and nobody is told: as if a cable had been pulled. */
    public void partition() {
        partitioned = true;
    }

    /** Ends a partition, as one ends that lasted: connections from before are closed, new ones get through. */
    public void heal() {
        partitioned = false;
        connections.forEach(ProxiedConnection::close);
    }

    boolean isPartitioned() {
        return partitioned;
    }

    /** Closes all connections and refuses new ones, for good: as if this machine had lost its network, or its life. */
    public void cutOff() {
        synchronized (this) {
            cut = true;
        }
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(ProxiedConnection::close);
    }

    /** Ends all of it, its threads too. */
    @Override
    public void close() {
        cutOff();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a connection does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized Ruling judge(BsonDocument body, int connection, String appName) throws IOException {
        if (cut) {
            throw new IOException("cut off");
        }
        Command command = new Command(commands.size() + 1, body.getFirstKey(), body, connection, appName);
        commands.add(command);
        return new Ruling(command, fateOf(command));
    }

    private Fate fateOf(Command command) {
        for (Rule rule : rules) {
            if (rule.condition().test(command)) {
                return rule.fate();
            }
        }
        return Fate.pass();
    }

    private void accept() {
        for (int number = 1; !listener.isClosed(); number++) {
            try {
                connect(number, listener.accept());
            } catch (IOException | RejectedExecutionException e) {
                // closed, or the server does not take it: then the driver sees its connection closed
            }
        }
    }

    @SuppressWarnings("resource") // its own thread closes it
    private void connect(int number, Socket driver) throws IOException {
        try {
            Socket toServer = new Socket(server.getHostString(), server.getPort());
            ProxiedConnection connection = new ProxiedConnection(this, number, driver, toServer);
            connections.add(connection);
            threads.execute(connection);
            if (isCut()) {
                connection.close();
            }
        } catch (IOException | RuntimeException e) {
            driver.close();
            throw e;
        }
    }

    private synchronized boolean isCut() {
        return cut;
    }

    void ended(ProxiedConnection connection) {
        connections.remove(connection);
    }
}

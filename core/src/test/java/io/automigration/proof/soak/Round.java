package io.automigration.proof.soak;

import com.mongodb.client.model.Filters;
import io.automigration.MigrationException;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.proof.Decisions;
import io.automigration.proof.LeapingTicker;
import io.automigration.proof.error.Fault;
import io.automigration.proof.order.Lane;
import io.automigration.proof.order.OpenTransactions;
import io.automigration.proof.order.Player;
import io.automigration.proof.order.Sent;
import io.automigration.testsupport.wire.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * One round of the soak. Instances come; whose command goes next, and what befalls it, is drawn by the round's seed: an
 * error, a lost connection, a death, an arrival long after it was given up. Then somebody undisturbed brings all to the
 * newest version, and asks a person where that has to be.
 */
final class Round implements AutoCloseable {

    private static final int LONGEST = 3_000;

    private final long seed;
    private final Random random;
    private final Drawn drawn;
    private final ProxiedDatabase database;
    private final List<ProxiedDatabase> proxies = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();
    private final List<Command> late = new ArrayList<>();
    private final OpenTransactions open = new OpenTransactions();
    private final List<String> told = new ArrayList<>();
    private final Build direct;
    private int commands;
    private int faults;
    private int deaths;

    /** What came of it. */
    record Counts(int commands, int faults, int deaths, int repairs) {}

    Round(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.drawn = Drawn.by(random);
        this.database = new ProxiedDatabase(drawn::uri);
        this.direct = database.direct();
    }

    Counts play() {
        try {
            prepare();
            while (goOn()) {
                check(told.size() < LONGEST, "it ends");
            }
            consistent();
            endSessionsOfTheForgotten();
            return new Counts(commands, faults, deaths, completed());
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed %d (repeat it with -Dsoak.seed=%d): %s%n%s%n%s"
                            .formatted(seed, seed, drawn, String.join("\n", told), e.getMessage()),
                    e);
        }
    }

    private void prepare() {
        if (drawn.applied() > 0) {
            try (ProxiedDatabase before = database.again()) {
                drawn.instance(drawn.applied(), before.direct()).engine().apply();
            }
        }
    }

    private boolean goOn() {
        players.stream().filter(Player::inFlight).forEach(this::seeWhetherAnswered);
        List<Player> waiting = players.stream().filter(Player::waits).toList();
        boolean more = players.size() < drawn.asked().size();
        if (more && (waiting.isEmpty() || (waiting.size() < 3 && random.nextInt(8) == 0))) {
            comes(drawn.asked().get(players.size()));
        } else if (!waiting.isEmpty()) {
            goes(waiting.get(random.nextInt(waiting.size())));
        } else if (players.stream().anyMatch(Player::inFlight)) {
            endWhatIsLeftOpen();
        } else {
            arriveAll();
            return false;
        }
        return true;
    }

    private void comes(Drawn.Asked asked) {
        ProxiedDatabase own = database.again();
        proxies.add(own);
        Player player =
                new Player(players.size() + 1, drawn.instance(own.build("serverSelectionTimeoutMS=5000")), own.proxy);
        players.add(player);
        told.add(player + " comes: " + asked);
        player.start(asked);
        ended(player);
    }

    private void goes(Player player) {
        commands++;
        if (random.nextInt(1_000) >= drawn.faults()) {
            told.add(player + ": " + player.command().name());
            go(player);
            return;
        }
        faults++;
        if (!late.isEmpty() && random.nextInt(4) == 0) {
            arrive(late.remove(random.nextInt(late.size())));
        }
        switch (random.nextInt(5)) {
            case 0 -> dies(player);
            case 1 -> isDelayed(player);
            default -> meets(player);
        }
    }

    private void go(Player player) {
        Command command = player.command();
        BsonDocument answer = player.go(open.inTheWayOf(command));
        if (answer != null) {
            answered(player, command, answer);
        }
    }

    private void answered(Player player, Command command, BsonDocument answer) {
        open.answered(player.number(), command, answer);
        comeToNext(player);
    }

    private void seeWhetherAnswered(Player player) {
        if (!open.inTheWayOf(player.command())) {
            answered(player, player.command(), player.answerAtLast());
        }
    }

    private void dies(Player player) {
        deaths++;
        Command command = player.command();
        boolean heard = random.nextBoolean() && !open.inTheWayOf(command);
        told.add(player + " dies " + (heard ? "after " : "before ") + command.name());
        BsonDocument answer = player.die(heard);
        if (answer != null) {
            open.answered(player.number(), command, answer);
        }
    }

    /** It asks again on another connection, while its command is on its way. */
    private void isDelayed(Player player) {
        Command command = player.command();
        boolean alone = !Sent.inTransaction(command) && command.name().equals("update");
        told.add(player + " loses its connection with " + command.name());
        if (alone && Sent.of(command) != Sent.CODE) {
            late.add(command);
        }
        Command unused = player.delay();
        ended(player);
    }

    private void meets(Player player) {
        Command command = player.command();
        List<Fault> possible = Fault.all().stream()
                .filter(fault -> !fault.slow() && fault.possible().test(command))
                .toList();
        Fault fault = possible.get(random.nextInt(possible.size()));
        if (open.inTheWayOf(command)) {
            go(player); // the server would not have got that far
            return;
        }
        told.add(player + ": " + command.name() + " meets " + fault);
        player.meets(fault.fate(database));
        open.mayHaveBeenExecuted(player.number(), command);
        ended(player);
    }

    private void comeToNext(Player player) {
        player.next();
        ended(player);
    }

    private void ended(Player player) {
        if (!player.ended()) {
            return;
        }
        Throwable error = player.error();
        told.add(player + " ends" + (error == null ? "" : ": " + error));
        if (error != null && !(error instanceof MigrationException)) {
            throw new AssertionError(player + " ended with what is no answer to anybody", error);
        }
    }

    /** The server would, after a while, end what the dead and the ended have left open. */
    private void endWhatIsLeftOpen() {
        boolean any = false;
        for (Player player : players) {
            BsonDocument session = player.dead() || player.ended() ? open.sessionOf(player.number()) : null;
            if (session != null) {
                any = true;
                told.add("the server ends the session of " + player);
                database.end(session);
                open.killed(player.number());
            }
        }
        check(any, "somebody waits for nobody");
    }

    private void arriveAll() {
        late.forEach(this::arrive);
        late.clear();
    }

    private void arrive(Command command) {
        if (!open.inTheWayOf(command)) {
            told.add("late arrives " + command.body());
            BsonDocument unused = Lane.arrive(command, direct, database.name);
        }
    }

    /** What the history says and what the data says is the same. */
    private void consistent() {
        MigrationStatus status = drawn.instance(database.direct()).engine().status();
        boolean gap = false;
        for (MigrationStatus.Row row : status.migrations()) {
            int version = Integer.parseInt(row.version().toString());
            boolean applied = row.state() == MigrationState.APPLIED;
            boolean halfDone = row.state() == MigrationState.INTERRUPTED || row.state() == MigrationState.RUNNING;
            check(!halfDone || drawn.mode(version) != Drawn.Mode.IN_A_TRANSACTION, row + " is never half done");
            check(!(applied && gap), row + " stands on those before it");
            gap |= !applied;
            int times = times(version);
            check(times == 0 || times == 1, version + " took effect " + times + " times");
            // what was on its way when its holder was deposed can't be stopped: it may be again what it was
            if (!halfDone && (drawn.upwards() || drawn.mode(version) != Drawn.Mode.IDEMPOTENT)) {
                check(applied == (times == 1), row + " says what is so, which is " + times);
            }
        }
    }

    /** How often a person had to decide. */
    private int completed() {
        Build build = drawn.instance(database.direct());
        MigrationEngine engine = build.engine(new LeapingTicker());
        Decisions decisions = new Decisions();
        decisions.until(build, engine, MigrationEngine::up);
        MigrationStatus status = engine.status();
        check(
                status.migrations().stream().allMatch(row -> row.state() == MigrationState.APPLIED),
                "all are applied: " + status);
        IntStream.rangeClosed(1, drawn.migrations().size())
                .filter(version -> drawn.upwards() || drawn.mode(version) != Drawn.Mode.IDEMPOTENT)
                .forEach(version -> check(times(version) == 1, version + " is there once"));
        engine.unlock(false); // who finds nothing to do lets a dead holder's lock be
        check(engine.status().holder() == null, "the lock is free");
        return decisions.made();
    }

    private int times(int version) {
        Document found = direct.template
                .getCollection("data")
                .find(Filters.eq("_id", Integer.toString(version)))
                .first();
        return found == null ? 0 : found.getInteger("times");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }

    /** What the server would do in a minute, if not the next holder does it; the last one's is the next one's to end. */
    private void endSessionsOfTheForgotten() {
        BsonDocument lock = direct.client
                .getDatabase(database.name)
                .getCollection("_migrations", BsonDocument.class)
                .find(Filters.eq("_id", "lock"))
                .first();
        BsonDocument nothing = new BsonDocument();
        BsonDocument holder = lock == null ? nothing : lock.getDocument("holder", nothing);
        BsonDocument last = holder.getDocument("session", nothing);
        sessions().filter(session -> !session.equals(last)).forEach(database::end);
    }

    private Stream<BsonDocument> sessions() {
        return proxies.stream()
                .flatMap(proxy -> proxy.proxy.commands().stream())
                .filter(Sent::inTransaction)
                .map(command -> OpenTransactions.session(command.body().getDocument("lsid")))
                .distinct();
    }

    @Override
    public void close() {
        players.forEach(Player::stop);
        // a drop waits for an open transaction without end, and every other round for the drop
        sessions().forEach(database::end);
        direct.client.getDatabase(database.name).drop();
        proxies.forEach(ProxiedDatabase::close);
        database.close();
    }
}

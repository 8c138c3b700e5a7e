package io.automigration.proof.order;

import static io.automigration.proof.order.Move.Kind.ARRIVES;
import static io.automigration.proof.order.Move.Kind.BEATS;
import static io.automigration.proof.order.Move.Kind.DIES_AFTER;
import static io.automigration.proof.order.Move.Kind.DIES_BEFORE;
import static io.automigration.proof.order.Move.Kind.GOES;
import static io.automigration.proof.order.Move.Kind.IS_DELAYED;

import io.automigration.testsupport.wire.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bson.BsonDocument;

/** Plays one order: it begins as is said, and goes on with as few switches as it can. */
final class Playing {

    private static final int LONGEST = 400;

    private final Contest contest;
    private final Lane lane;
    private final Predicate<String> unseen;
    private final List<Move> beginning;
    private final List<Move> moves = new ArrayList<>();
    private final List<List<Move>> others = new ArrayList<>();
    private final Trace trace = new Trace();
    private final OpenTransactions open = new OpenTransactions();
    private final Map<Integer, Long> tokens = new TreeMap<>();
    private final Map<Integer, StringBuilder> memories = new HashMap<>();
    private final Map<Integer, Watched> watched = new HashMap<>();
    private final Set<Integer> yielding = new HashSet<>(); // to another whose transaction was in the way
    private Bounds left;
    private int last;
    private Command late;
    private int lateOf;
    private int unaware; // of holding the lock, as a late command took it
    private Snapshot now;

    /**
     * One order.
     *
     * @param beginning its first moves
     * @param bounds what may happen in all
     * @param unseen whether nobody has been before where the two are now
     */
    Playing(Contest contest, Lane lane, List<Move> beginning, Bounds bounds, Predicate<String> unseen) {
        this.contest = contest;
        this.lane = lane;
        this.beginning = beginning;
        this.left = bounds;
        this.unseen = unseen;
    }

    Played play() {
        try {
            lane.reset();
            now = lane.snapshot();
            for (Player player : lane.players) {
                memories.put(player.number(), new StringBuilder());
                player.start(contest.work(player.number())::on);
            }
            goOn();
            // as the server would after a while: nobody takes over from one who was deposed before it died
            endSessions();
            Verdict verdict = new Verdict(contest, lane, tokens, now, moves, unaware);
            return new Played(List.copyOf(moves), others, trace, verdict.pass());
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(contest + ": " + moves + "\n" + trace + "\n" + e.getMessage(), e);
        } finally {
            endSessions();
            lane.players.forEach(Player::stop);
        }
    }

    private void goOn() {
        while (true) {
            List<Move> options = options();
            if (options.isEmpty()) {
                if (lane.players.stream().noneMatch(Player::inFlight)) {
                    break;
                }
                endTheDeadOnes("all wait for nobody");
                continue;
            }
            Move next = moves.size() < beginning.size() ? beginning.get(moves.size()) : chosen(options);
            if (!options.contains(next)) {
                throw new AssertionError("it can't be played again: no " + next + " in " + options);
            }
            if (moves.size() > LONGEST) {
                throw new AssertionError("it does not end");
            }
            left = left.after(next, switches(next));
            moves.add(next);
            make(next);
            check();
        }
        if (late != null && !open.inTheWayOf(late)) {
            arrive();
            check();
        }
    }

    private Move chosen(List<Move> options) {
        if (unseen.test(memories + " " + now + " " + open + " " + lateOf + late(late) + " " + left + " " + last
                + yielding + unaware)) {
            for (Move other : options.subList(1, options.size())) {
                List<Move> another = new ArrayList<>(moves);
                another.add(other);
                others.add(another);
            }
        }
        return options.get(0);
    }

    private static String late(Command command) {
        return command == null ? "" : Sent.of(command).toString();
    }

    /** What may happen now, first of all that whoever has begun goes on. */
    private List<Move> options() {
        List<Player> waiting = lane.players.stream().filter(this::mayGo).toList();
        List<Move> options = new ArrayList<>();
        for (Player player : waiting) {
            Move move = new Move(GOES, player.number());
            if (player.number() == last || (last == 0 && player.number() == 1)) {
                options.add(0, move);
            } else if (last == 0 ? !contest.even() : !switches(move) || left.switches() > 0) {
                options.add(move);
            }
        }
        for (Player player : waiting) {
            if (left.deaths() > 0) {
                options.add(new Move(DIES_BEFORE, player.number()));
                if (!open.inTheWayOf(player.command())) {
                    options.add(new Move(DIES_AFTER, player.number()));
                }
            }
            Sent sent = Sent.of(player.command());
            if (left.delays() > 0 && (sent.takesTheLock() || sent == Sent.RAISED)) {
                options.add(new Move(IS_DELAYED, player.number()));
            }
        }
        if (!waiting.isEmpty() && late != null && !open.inTheWayOf(late)) {
            options.add(new Move(ARRIVES, lateOf));
        }
        if (!waiting.isEmpty() && left.beats() > 0) {
            tokens.keySet().forEach(instance -> options.add(new Move(BEATS, instance)));
        }
        return options;
    }

    private boolean mayGo(Player player) {
        boolean alone = lane.players.stream()
                .noneMatch(other -> other != player && other.waits() && !yielding.contains(other.number()));
        return player.waits() && (alone || !yielding.contains(player.number()));
    }

    /** Whether an instance that could go on has to wait. */
    private boolean switches(Move move) {
        return move.kind() == GOES && last != 0 && move.instance() != last && mayGo(lane.player(last));
    }

    private void make(Move move) {
        Player player = lane.player(move.instance());
        switch (move.kind()) {
            case GOES -> go(player);
            case DIES_BEFORE -> {
                BsonDocument unused = player.die(false);
                trace.dies(player.number());
            }
            case DIES_AFTER -> {
                Command command = player.command();
                expect(player, command);
                answered(player, command, player.die(true));
                trace.dies(player.number());
            }
            case IS_DELAYED -> {
                expect(player, player.command());
                late = player.delay();
                lateOf = player.number();
                memories.get(player.number()).append(" unanswered");
                ended(player);
            }
            case ARRIVES -> arrive();
            case BEATS -> beat(move.instance());
        }
    }

    private void go(Player player) {
        last = player.number();
        yielding.removeIf(number -> number != player.number());
        Command command = player.command();
        expect(player, command);
        BsonDocument answer = player.go(open.inTheWayOf(command));
        if (answer == null) {
            return;
        }
        answered(player, command, answer);
        for (Player other : lane.players) {
            if (other.inFlight() && !open.inTheWayOf(other.command())) {
                Command waited = other.command();
                answered(other, waited, other.answerAtLast());
                comeToNext(other);
            }
        }
        comeToNext(player);
        if (Sent.inTransaction(command) && Sent.effective(answer) < 0) {
            endTheDeadOnes(null);
            yielding.add(player.number());
        }
    }

    private void comeToNext(Player player) {
        player.next();
        ended(player);
    }

    private void ended(Player player) {
        if (player.ended()) {
            trace.ends(player.number(), Verdict.said(player.error()));
            memories.get(player.number()).append(" ").append(Verdict.said(player.error()));
        }
    }

    private void expect(Player player, Command command) {
        if (Sent.of(command) == Sent.LOCK_TAKEN_OVER) {
            Watched seen = watched.get(player.number());
            require(
                    seen.holder() == 0 || seen.silent().compareTo(contest.lease(seen.holder())) >= 0,
                    "who takes over has watched the holder for the holder's lease: " + seen);
        }
        if (Sent.of(command).takesTheLock()) {
            lane.runs(Sent.run(command), player.number());
        }
    }

    private void answered(Player player, Command command, BsonDocument answer) {
        int instance = player.number();
        Sent sent = Sent.of(command);
        StringBuilder memory = memories.get(instance);
        if (Sent.beginsATransaction(command)) {
            memory.append(" begun at ").append(now);
        }
        if (sent == Sent.READ || sent == Sent.POLL) {
            Duration lease = sent == Sent.POLL ? contest.lease(instance) : Duration.ZERO; // only polls wait before
            watched.merge(instance, Watched.of(lane.seen(answer)), (before, after) -> before.lookedAt(after, lease));
        }
        if (instance == unaware && (sent == Sent.READ || sent == Sent.POLL)) {
            unaware = 0;
        }
        open.answered(instance, command, answer);
        boolean another = lane.players.stream()
                .anyMatch(other -> other.inFlight() && other != player && !open.inTheWayOf(other.command()));
        if (!sent.changesNothing() && !another) {
            now = lane.snapshot();
        }
        if (sent == Sent.READ && tokens.containsKey(instance)) {
            memory.setLength(0); // it plans again, and what was before is forgotten
            memory.append(tokens.get(instance));
        }
        memory.append(" ").append(sent).append(" ").append(lane.digest(answer));
        if (sent.takesTheLock() && Sent.effective(answer) == 1) {
            tokens.put(instance, now.token());
        }
        trace.executed(instance, command, answer, another ? null : now);
    }

    private void arrive() {
        Snapshot before = now;
        Command command = late;
        late = null;
        BsonDocument answer = lane.arrive(command);
        now = lane.snapshot();
        trace.arrived(lateOf, command, answer, now);
        boolean matched = Sent.effective(answer) == 1;
        if (Sent.of(command).takesTheLock()) {
            if (matched) {
                tokens.put(lateOf, now.token());
                unaware = lateOf;
            }
            require(now.fence() == before.fence(), "a late acquisition of the lock leaves the fence alone");
            require(matched || now.equals(before), "and everything else, when it is not to be taken");
        } else {
            require(
                    now.holder() == before.holder() && now.token() == before.token(),
                    "a late raise leaves the lock alone");
            require(
                    now.fence() == Math.max(before.fence(), tokens.get(lateOf)),
                    "a late raise never lowers the fence, and raises it to its own token");
        }
    }

    private void beat(int instance) {
        Snapshot before = now;
        boolean matched = lane.beat(instance, tokens.get(instance));
        now = lane.snapshot();
        trace.beats(instance, matched, now);
        boolean holds = before.holder() == instance && before.token() == tokens.get(instance);
        require(matched == holds, "a beat finds the lock exactly when it is its own");
        require(now.beat() == before.beat() + (holds ? 1 : 0), "nobody else's beat grows");
        require(
                now.holder() == before.holder() && now.token() == before.token() && now.fence() == before.fence(),
                "a beat dethrones nobody");
    }

    /** What holds at any time. */
    private void check() {
        for (String version : List.of("1", "2")) {
            require(
                    now.times(version) == 0 || now.times(version) == 1,
                    "migration " + version + " took effect " + now.times(version) + " times");
            if (contest.kind().transactional().contains(version)) {
                require(
                        now.entry(version).applied() == (now.times(version) == 1),
                        "the entry of " + version + " tells the truth: " + now);
            }
        }
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }

    /** The server would, after a while, end what the dead have left open. */
    private void endTheDeadOnes(String else_) {
        boolean any = false;
        for (Player player : lane.players) {
            BsonDocument session = player.dead() ? open.sessionOf(player.number()) : null;
            if (session != null) {
                lane.endSession(session);
                open.killed(player.number());
                any = true;
                for (Player other : lane.players) {
                    if (other.inFlight()) {
                        now = null;
                    }
                }
                trace.ended(player.number(), now);
            }
        }
        if (!any && else_ != null) {
            throw new AssertionError(else_);
        }
        for (Player other : lane.players) {
            if (other.inFlight() && !open.inTheWayOf(other.command())) {
                answered(other, other.command(), other.answerAtLast());
                comeToNext(other);
            }
        }
    }

    private void endSessions() {
        for (Player player : lane.players) {
            BsonDocument session = open.sessionOf(player.number());
            if (session != null) {
                lane.endSession(session);
                open.killed(player.number());
            }
        }
    }
}

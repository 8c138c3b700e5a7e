package io.automigration.proof.order;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;

import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.Contention;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.proof.LeapingTicker;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Exchange;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.WireProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;

/**
 * An instance each of whose commands waits until it is let go. It may play many times, one after the other.
 *
 * <p>The beats of its heart, which come when real time says, never arrive, and it does not learn of that. Those that matter
 * are sent in its name.
 */
public final class Player {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BsonDocument BEATEN = new BsonDocument("ok", new BsonDouble(1))
            .append("n", new BsonInt32(1))
            .append("nModified", new BsonInt32(1));
    // nobody tries again what is refused with this
    private static final Fate OF_THE_DEAD = Fate.fail(8000);

    private final int number;
    private final Build build;
    private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    private volatile boolean dead;
    private CompletableFuture<Throwable> life = CompletableFuture.completedFuture(null);
    private HeldCommand held;
    private boolean inFlight;
    private boolean ended;
    private Throwable error;

    /** A command, or else the end. */
    private record Turn(HeldCommand command, Throwable error) {}

    public Player(int number, Build build, WireProxy proxy) {
        this.number = number;
        this.build = build;
        proxy.when(BEAT, Fate.answer(BEATEN));
        proxy.when(Command.any(), this::hold);
    }

    /** Begins to play, and comes to its first command. */
    public void start(Consumer<MigrationEngine> work) {
        turns.clear();
        build.commands.clear();
        dead = false;
        inFlight = false;
        ended = false;
        error = null;
        MigrationEngine engine = build.engine(new LeapingTicker());
        life = Contention.<Void>start(() -> {
                    work.accept(engine);
                    return null;
                })
                .handle((nothing, thrown) -> {
                    turns.add(new Turn(null, thrown));
                    return thrown;
                });
        next();
    }

    public int number() {
        return number;
    }

    /** Whether it waits with a command that nobody has let go. */
    public boolean waits() {
        return !ended && !dead && !inFlight;
    }

    /** Whether the server makes it wait. */
    public boolean inFlight() {
        return inFlight;
    }

    public boolean dead() {
        return dead;
    }

    /** How it ended: null when it did what was asked for. */
    public Throwable error() {
        return error;
    }

    public boolean ended() {
        return ended;
    }

    /** The command that it waits with. */
    public Command command() {
        return held.command();
    }

    /** Lets the command go; gives the server's answer, or null when the server makes it wait. */
    public BsonDocument go(boolean mayHaveToWait) {
        held.execute(Exchange::answer);
        BsonDocument answer = held.answer(mayHaveToWait ? Duration.ofMillis(80) : PATIENCE);
        if (answer == null && !mayHaveToWait) {
            throw new AssertionError(this + " is kept waiting, with " + held.command());
        }
        inFlight = answer == null;
        return answer;
    }

    /** The answer to the command that the server made wait, once nothing is in its way. */
    public BsonDocument answerAtLast() {
        BsonDocument answer = held.answer(PATIENCE);
        if (answer == null) {
            throw new AssertionError(this + " is kept waiting by nobody, with " + held.command());
        }
        inFlight = false;
        return answer;
    }

    /** Comes to its next command, or to its end. */
    public void next() {
        Turn turn;
        try {
            turn = turns.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (turn == null) {
            throw new AssertionError(this + " neither sends a command nor ends");
        }
        held = turn.command();
        ended = held == null;
        error = turn.error();
    }

    /** Dies; gives the server's answer if it hears of the command. */
    public BsonDocument die(boolean heard) {
        dead = true;
        BsonDocument answer = null;
        if (heard) {
            held.execute((exchange, unheard) -> OF_THE_DEAD.befall(exchange));
            answer = held.answer(PATIENCE);
        } else {
            held.become(OF_THE_DEAD);
        }
        return answer;
    }

    /** Its connection is closed, and it comes to its next command on another one. */
    public Command delay() {
        Command command = held.command();
        held.become(Fate.closeBefore());
        next();
        return command;
    }

    /** This becomes of its command, and it comes to its next one. */
    public void meets(Fate fate) {
        held.become(fate);
        next();
    }

    /** Lets it end, whatever it is at. */
    public void stop() {
        if (!ended) {
            dead = true;
            if (held != null) {
                held.become(OF_THE_DEAD);
            }
            turns.stream().map(Turn::command).filter(Objects::nonNull).forEach(each -> each.become(OF_THE_DEAD));
            life.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    private void hold(Exchange exchange) throws IOException {
        if (dead) {
            OF_THE_DEAD.befall(exchange);
        } else {
            HeldCommand command = new HeldCommand(exchange.command());
            turns.add(new Turn(command, null));
            if (dead) { // meanwhile
                command.become(OF_THE_DEAD);
            }
            command.hold(exchange);
        }
    }

    @Override
    public String toString() {
        return "instance " + number;
    }
}

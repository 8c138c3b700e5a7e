package io.automigration.proof.time;

import static io.automigration.internal.engine.ProxiedDatabase.COMMIT;
import static io.automigration.internal.engine.ProxiedDatabase.ENTRY_WRITTEN;
import static io.automigration.internal.engine.ProxiedDatabase.FENCED;
import static io.automigration.internal.engine.ProxiedDatabase.FENCE_READ;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_INSERTED;
import static io.automigration.internal.engine.ProxiedDatabase.RAISED;
import static io.automigration.internal.engine.ProxiedDatabase.READ;
import static io.automigration.testsupport.wire.Command.named;
import static io.automigration.testsupport.wire.Command.nth;

import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import io.automigration.testsupport.wire.WireProxy;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A point at which an instance is stopped: before a command, or after one was executed and before it knows of that.
 *
 * @param consequence what it then finds, and what is left of it
 */
record Pause(String name, boolean before, Predicate<Command> command, Consequence consequence) {

    /** What the stopped one has done by then, and how that ends. */
    enum Consequence {
        /** It holds nothing: it reads again, finds nothing to do and ends well. */
        LATE,
        /** It holds the lock, and another takes it over and does all. It ends with the lock lost. */
        DEPOSED,
        /** Its first migration is committed, and that stays; another does the second. It ends with the lock lost. */
        DEPOSED_AFTER_ITS_FIRST,
        /** It announced and did not begin: others refuse until it goes on, and it takes the announcement back. */
        WITHDRAWN,
        /** It began what is not to be begun twice: others refuse. It may end what it began, and no more. */
        INTERRUPTED
    }

    private static final Predicate<Command> DATA = named("update")
            .and(command -> command.body().getString("update").getValue().equals("data"));

    static List<Pause> of(Kind kind) {
        Stream<Pause> first = Stream.of(
                new Pause("before its first command", true, READ, Consequence.LATE),
                after("its reading, with a stale plan", READ, Consequence.LATE),
                after("the lock, before the raise", LOCK_INSERTED, Consequence.DEPOSED),
                after("the raise", RAISED, Consequence.DEPOSED));
        return Stream.concat(first, ofSteps(kind)).toList();
    }

    private static Stream<Pause> ofSteps(Kind kind) {
        return switch (kind) {
            case IN_A_TRANSACTION ->
                Stream.of(
                        after("a write, inside up", DATA, Consequence.DEPOSED),
                        after("up, before the fence", nth(2, DATA), Consequence.DEPOSED),
                        after("the fence, before the commit", FENCED, Consequence.DEPOSED),
                        after("the commit", COMMIT, Consequence.DEPOSED_AFTER_ITS_FIRST));
            case WITHOUT_A_TRANSACTION ->
                Stream.of(
                        after("the fence, before the announcement's commit", FENCED, Consequence.DEPOSED),
                        after("the announcement", COMMIT, Consequence.INTERRUPTED),
                        after("a write, inside up", DATA, Consequence.INTERRUPTED),
                        after("up, before the finish", nth(2, DATA), Consequence.INTERRUPTED));
            case IDEMPOTENT ->
                Stream.of(
                        after("the fence, before the announcement's commit", FENCED, Consequence.DEPOSED),
                        after("the announcement", COMMIT, Consequence.DEPOSED),
                        after("a write, inside up", DATA, Consequence.DEPOSED),
                        after("up, before the finish", nth(2, DATA), Consequence.DEPOSED));
            case ON_A_STANDALONE ->
                Stream.of(
                        after("the announcement, before the fence is read", ENTRY_WRITTEN, Consequence.WITHDRAWN),
                        after("the reading of the fence", FENCE_READ, Consequence.INTERRUPTED),
                        after("a write, inside up", DATA, Consequence.INTERRUPTED),
                        after("up, before the finish", nth(2, DATA), Consequence.INTERRUPTED));
            case IDEMPOTENT_ON_A_STANDALONE ->
                Stream.of(
                        after("the announcement, before the fence is read", ENTRY_WRITTEN, Consequence.DEPOSED),
                        after("the reading of the fence", FENCE_READ, Consequence.DEPOSED),
                        after("a write, inside up", DATA, Consequence.DEPOSED),
                        after("up, before the finish", nth(2, DATA), Consequence.DEPOSED));
        };
    }

    private static Pause after(String name, Predicate<Command> command, Consequence consequence) {
        return new Pause("after " + name, false, command, consequence);
    }

    /** Holds an instance there, so that it can be stopped just then. */
    Hold on(WireProxy proxy) {
        Hold hold = new Hold();
        // other commands go on, beats among them
        proxy.when(nth(1, command), before ? hold.before(Fate.pass()) : hold.answer());
        return hold;
    }
}

package io.automigration.proof.order;

import static io.automigration.proof.order.Playing.require;

import io.automigration.internal.engine.Build;
import io.automigration.internal.lock.LockLostException;
import io.automigration.internal.plan.InterruptedMigrationException;
import io.automigration.proof.Decisions;
import io.automigration.proof.LeapingTicker;
import java.util.List;
import java.util.Map;

/**
 * Whether an order came to an end that it may have.
 *
 * @param tokens those that the instances drew
 * @param end what is committed
 * @param moves what happened
 * @param unaware the instance that got the lock by a late command, and never looked again; or 0
 */
record Verdict(Contest contest, Lane lane, Map<Integer, Long> tokens, Snapshot end, List<Move> moves, int unaware) {

    static final List<String> VERSIONS = List.of("1", "2");

    /** How an instance ended, in the terms of the model. */
    static String said(Throwable error) {
        if (error == null) {
            return "done";
        }
        return error instanceof LockLostException
                ? "lost"
                : error instanceof InterruptedMigrationException ? "interrupted" : error.toString();
    }

    /**
     * Judges.
     *
     * @return whether a person has to decide
     */
    boolean pass() {
        lane.players.stream().filter(Player::ended).forEach(this::ended);
        VERSIONS.forEach(this::consistent);
        boolean died = has(Move.Kind.DIES_BEFORE) || has(Move.Kind.DIES_AFTER);
        boolean halfDone =
                VERSIONS.stream().anyMatch(version -> end.entry(version).running());
        boolean said =
                lane.players.stream().anyMatch(player -> player.error() instanceof InterruptedMigrationException);
        require(end.holder() == 0 || died || end.holder() == unaware, "the lock is free: " + end);
        require(said || died || !halfDone, "who finds a migration half done says so: " + errors());
        if (said || died) {
            afterwards();
        } else {
            long applied = VERSIONS.stream()
                    .filter(version -> end.entry(version).applied())
                    .count();
            require(
                    lane.players.stream()
                            .anyMatch(player -> player.error() == null
                                    && contest.work(player.number()).target() == applied),
                    "one is done, and its target is reached: " + errors() + " " + end);
        }
        return halfDone;
    }

    private List<String> errors() {
        return lane.players.stream().map(player -> said(player.error())).toList();
    }

    private void ended(Player player) {
        Throwable error = player.error();
        if (error instanceof LockLostException) {
            require(end.token() > tokens.get(player.number()), "who lost the lock lost it to another");
        } else if (error instanceof InterruptedMigrationException) {
            require(
                    contest.kind().transactional().size() < VERSIONS.size(),
                    "what is in a transaction is never half done");
        } else if (error != null) {
            throw new AssertionError(player + " failed", error);
        }
    }

    private void consistent(String version) {
        Snapshot.EntrySeen entry = end.entry(version);
        switch (entry.state()) {
            case "APPLIED" -> require(end.times(version) == 1, "what is applied has taken effect: " + end);
            case "REVERTED", Snapshot.ABSENT ->
                require(end.times(version) == 0, "what is not applied has taken no effect: " + end);
            case "STARTED", "REVERTING" ->
                require(!contest.kind().transactional().contains(version), version + " is half done: " + end);
            default -> throw new AssertionError("nothing failed: " + end);
        }
    }

    /** Somebody else does what one of them was asked for, and asks a person where that has to be. */
    private void afterwards() {
        Build undisturbed = lane.undisturbed();
        new Decisions().until(undisturbed, undisturbed.engine(new LeapingTicker()), contest.work(1)::on);
        Snapshot then = lane.snapshot();
        int times = contest.work(1) == Contest.Work.UP ? 1 : 0;
        for (String version : VERSIONS) {
            require(
                    then.times(version) == times && then.entry(version).applied() == (times == 1),
                    "afterwards, the target is reached: " + then);
        }
    }

    private boolean has(Move.Kind kind) {
        return moves.stream().anyMatch(move -> move.kind() == kind);
    }
}

package io.automigration.proof.error;

import io.automigration.DatabaseAccessException;
import io.automigration.MigrationException;
import io.automigration.MigrationFailedException;
import io.automigration.internal.engine.EntryUnchangedException;
import io.automigration.internal.lock.LockTimeoutException;
import io.automigration.internal.step.OutcomeUnknownException;
import io.automigration.proof.CommandKind;
import io.automigration.proof.Outcome;
import io.automigration.proof.Scenario;
import io.automigration.proof.Scenarios;
import io.automigration.proof.Silence;
import io.automigration.proof.Trial;
import io.automigration.testsupport.wire.Command;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is tried for ever: where a fault never ceases, a run has an end, says which, and whoever starts again after the
 * fault has ceased completes it.
 */
@ExtendWith(Silence.class)
@Tag("ci")
@Tag("slow")
class BoundsTests {

    // pauses double to five seconds, so two minutes of them are hardly twenty tries
    private static final int TRIES = 24;
    // five minutes of looks at the lock, one in four seconds of this time
    private static final int LOOKS = 110;

    /**
     * A fault that never ceases.
     *
     * @param from which of the scenario's commands of this kind meets it first
     * @param end how the run ends; null where it does what it should all the same
     * @param atMost how many commands of this kind meet it
     */
    private record Bound(
            String scenario,
            CommandKind kind,
            int from,
            String fault,
            Class<? extends MigrationException> end,
            int atMost) {

        Predicate<Command> met(AtomicInteger sent) {
            AtomicInteger seen = new AtomicInteger();
            return kind.commands().and(command -> seen.incrementAndGet() >= from && sent.incrementAndGet() > 0);
        }

        @Override
        public String toString() {
            return "%s: %s from the %d. %s on".formatted(scenario, fault, from, kind);
        }
    }

    static Stream<Bound> bounds() {
        return Stream.of(theLock(), theRun(), theSteps(), thePerson()).flatMap(bounds -> bounds);
    }

    private static Stream<Bound> theLock() {
        return Stream.of(
                bound("first start", CommandKind.READ, 1, "closed before", DatabaseAccessException.class, 1),
                bound("first start", CommandKind.LOCK_INSERT, 1, "closed before", LockTimeoutException.class, LOOKS),
                bound("first start", CommandKind.LOCK_INSERT, 1, "11600", LockTimeoutException.class, LOOKS),
                bound("first start", CommandKind.LOCK_INSERT, 1, "11000", LockTimeoutException.class, LOOKS),
                bound("down", CommandKind.LOCK_ACQUIRE, 1, "closed before", LockTimeoutException.class, LOOKS),
                bound("down", CommandKind.LOCK_ACQUIRE, 1, "50", LockTimeoutException.class, LOOKS),
                bound("a takeover", CommandKind.LOCK_POLL, 1, "91", DatabaseAccessException.class, LOOKS),
                bound("a takeover", CommandKind.LOCK_POLL, 1, "closed after", DatabaseAccessException.class, LOOKS),
                bound("a takeover", CommandKind.LOCK_ACQUIRE, 1, "closed before", LockTimeoutException.class, LOOKS),
                bound("a takeover", CommandKind.KILL_SESSIONS, 1, "closed after", null, TRIES),
                bound("first start", CommandKind.LOCK_RELEASE, 1, "closed before", null, TRIES),
                bound("first start", CommandKind.LOCK_RELEASE, 1, "13", null, 1));
    }

    private static Stream<Bound> theRun() {
        return Stream.of(
                bound("first start", CommandKind.FENCE_RAISE, 1, "closed before", DatabaseAccessException.class, TRIES),
                bound("first start", CommandKind.FENCE_RAISE, 1, "closed after", DatabaseAccessException.class, TRIES),
                // sent again it finds the fence raised
                bound("first start", CommandKind.FENCE_RAISE, 1, "64 (write concern)", null, TRIES),
                bound("first start", CommandKind.FENCE_RAISE, 1, "11000", DatabaseAccessException.class, TRIES),
                bound("first start", CommandKind.READ, 2, "10107", DatabaseAccessException.class, TRIES),
                bound("first start", CommandKind.READ, 2, "closed after", DatabaseAccessException.class, TRIES));
    }

    private static Stream<Bound> theSteps() {
        return Stream.of(
                bound(
                        "first start",
                        CommandKind.MIGRATION_IN_TRANSACTION,
                        1,
                        "112",
                        MigrationFailedException.class,
                        TRIES),
                bound(
                        "first start",
                        CommandKind.MIGRATION_IN_TRANSACTION,
                        1,
                        "189",
                        MigrationFailedException.class,
                        TRIES),
                bound(
                        "down",
                        CommandKind.MIGRATION_IN_TRANSACTION,
                        2,
                        "closed after",
                        MigrationFailedException.class,
                        TRIES),
                bound("five pending", CommandKind.FENCE_AND_ENTRY, 3, "112", MigrationFailedException.class, TRIES),
                bound("five pending", CommandKind.FENCE_AND_ENTRY, 3, "11000", MigrationFailedException.class, TRIES),
                bound(
                        "five pending",
                        CommandKind.FENCE_AND_ENTRY,
                        3,
                        "there by now",
                        MigrationFailedException.class,
                        TRIES),
                bound(
                        "first start",
                        CommandKind.FENCE_AND_ENTRY,
                        1,
                        "closed before",
                        MigrationFailedException.class,
                        TRIES),
                bound("first start", CommandKind.COMMIT, 1, "251", MigrationFailedException.class, TRIES),
                bound("first start", CommandKind.COMMIT, 1, "112", MigrationFailedException.class, TRIES),
                bound("first start", CommandKind.COMMIT, 1, "1 (executed)", null, 1),
                bound("down", CommandKind.COMMIT, 1, "1 (executed)", null, 2),
                bound("five without transactions", CommandKind.COMMIT, 1, "1 (executed)", null, 5),
                bound("repair", CommandKind.COMMIT, 1, "1 (executed)", null, 1),
                bound("a failing one", CommandKind.ENTRY_WRITE, 1, "1 (executed)", MigrationFailedException.class, 1),
                bound("five on a standalone", CommandKind.ENTRY_WRITE, 1, "1 (executed)", null, 10),
                // the driver sends each commit twice
                bound("first start", CommandKind.COMMIT, 1, "closed before", OutcomeUnknownException.class, 2 * TRIES),
                bound("first start", CommandKind.COMMIT, 1, "closed after", OutcomeUnknownException.class, 2 * TRIES),
                bound("five pending", CommandKind.COMMIT, 5, "11600", OutcomeUnknownException.class, 2 * TRIES),
                bound("down", CommandKind.COMMIT, 1, "64 (write concern)", OutcomeUnknownException.class, 2 * TRIES),
                bound(
                        "five without transactions",
                        CommandKind.COMMIT,
                        2,
                        "50",
                        OutcomeUnknownException.class,
                        2 * TRIES),
                bound("a failing one", CommandKind.ABORT, 1, "closed before", MigrationFailedException.class, 2),
                bound(
                        "a failing one",
                        CommandKind.ENTRY_WRITE,
                        1,
                        "closed before",
                        MigrationFailedException.class,
                        TRIES),
                bound(
                        "five without transactions",
                        CommandKind.FENCE_AND_ENTRY,
                        2,
                        "251",
                        MigrationFailedException.class,
                        TRIES),
                bound(
                        "five without transactions",
                        CommandKind.ENTRY_WRITE,
                        2,
                        "closed after",
                        DatabaseAccessException.class,
                        TRIES),
                bound(
                        "five on a standalone",
                        CommandKind.ENTRY_WRITE,
                        1,
                        "closed before",
                        DatabaseAccessException.class,
                        TRIES),
                bound(
                        "five on a standalone",
                        CommandKind.ENTRY_WRITE,
                        1,
                        "11000",
                        MigrationFailedException.class,
                        TRIES),
                bound(
                        "five on a standalone",
                        CommandKind.ENTRY_WRITE,
                        1,
                        "there by now",
                        MigrationFailedException.class,
                        TRIES),
                bound(
                        "five on a standalone",
                        CommandKind.ENTRY_WRITE,
                        4,
                        "11600",
                        DatabaseAccessException.class,
                        TRIES),
                bound("five on a standalone", CommandKind.FENCE_READ, 1, "89", DatabaseAccessException.class, TRIES));
    }

    private static Stream<Bound> thePerson() {
        return Stream.of(
                bound("repair", CommandKind.FENCE_AND_ENTRY, 1, "112", EntryUnchangedException.class, TRIES),
                bound("repair", CommandKind.COMMIT, 1, "closed before", OutcomeUnknownException.class, 2 * TRIES),
                bound("repair on a standalone", CommandKind.ENTRY_WRITE, 1, "6", DatabaseAccessException.class, TRIES),
                bound(
                        "baseline",
                        CommandKind.FENCE_AND_ENTRY,
                        2,
                        "closed before",
                        EntryUnchangedException.class,
                        TRIES),
                bound("baseline", CommandKind.FENCE_AND_ENTRY, 1, "11000", EntryUnchangedException.class, TRIES),
                bound("baseline", CommandKind.FENCE_AND_ENTRY, 1, "there by now", EntryUnchangedException.class, TRIES),
                bound(
                        "baseline on a standalone",
                        CommandKind.ENTRY_WRITE,
                        2,
                        "11000",
                        EntryUnchangedException.class,
                        TRIES),
                bound("unlock", CommandKind.LOCK_ACQUIRE, 1, "11600", LockTimeoutException.class, LOOKS));
    }

    private static Bound bound(
            String scenario,
            CommandKind kind,
            int from,
            String fault,
            Class<? extends MigrationException> end,
            int atMost) {
        return new Bound(scenario, kind, from, fault, end, atMost);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void aFaultThatNeverCeasesIsNotTriedForEver(Bound bound) {
        Scenario scenario = Scenarios.named(bound.scenario());
        Outcome expected;
        try (Trial undisturbed = new Trial(scenario)) {
            expected = undisturbed.undisturbed();
        }
        AtomicInteger sent = new AtomicInteger();
        Fault fault = Fault.named(bound.fault());
        SoftAssertions all = new SoftAssertions();
        try (Trial trial = new Trial(scenario)) {
            MigrationException error =
                    trial.suffers(fault::fate, bound.met(sent), "retryWrites=false", "retryReads=false");

            if (bound.end() == null) {
                all.assertThat(error).isNull();
            } else {
                all.assertThat(error).as("the end").isInstanceOf(bound.end());
                all.assertThat(error != null && (isNamed(fault, error) || ended(error, expected)))
                        .as("%s is named by %s", fault, error)
                        .isTrue();
            }
            all.assertThat(sent.get()).as("commands that met it").isBetween(1, bound.atMost());
            Outcome outcome = trial.outcome(error);
            all.assertThat(outcome.contradictions())
                    .as("rolled back, but in the data")
                    .isEmpty();
            all.assertThat(trial.hasLeftTheLock())
                    .as("the lock is left")
                    .isEqualTo(bound.kind() == CommandKind.LOCK_RELEASE);
            all.assertThat(trial.again())
                    .as("outcome of another start")
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
        all.assertAll();
    }

    private static boolean isNamed(Fault fault, MigrationException error) {
        return fault.isNamedBy(error)
                || (fault.anotherWasFaster()
                        && Pattern.compile("acquired it first|another run|has changed|can't be read yet")
                                .matcher(error.getMessage())
                                .find());
    }

    /** It failed as it does without the fault. */
    private static boolean ended(MigrationException error, Outcome expected) {
        return error.getClass().getSimpleName().equals(expected.ended());
    }
}

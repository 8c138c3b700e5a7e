package io.automigration.proof.death;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.proof.CommandKind;
import io.automigration.proof.Extent;
import io.automigration.proof.Lanes;
import io.automigration.proof.Outcome;
import io.automigration.proof.Report;
import io.automigration.proof.Scenario;
import io.automigration.proof.Scenarios;
import io.automigration.proof.Silence;
import io.automigration.proof.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The crash matrix cuts an instance off, which is what a server sees of a death. Here it is a process, and its death a
 * SIGKILL: at the points where most is at stake, and with the same judgement.
 */
@ExtendWith(Silence.class)
@Tag("long")
@Tag("slow")
class KillTests {

    private static final Report REPORT = new Report("kills");
    private static final AtomicInteger LEFT_OPEN = new AtomicInteger();
    private static int total;

    // a process takes most of its second to start; meanwhile another one is killed
    private static final int AT_ONCE = 2;

    /** When it dies. */
    private enum Moment {
        /** It has the lock, and does not know. */
        LOCK_ACQUIRED(true, CommandKind.LOCK_INSERT, CommandKind.LOCK_ACQUIRE),
        /** In the migration's code, after its last write: with its transaction open on the server, if it has one. */
        WRITTEN(true, CommandKind.MIGRATION_IN_TRANSACTION, CommandKind.MIGRATION_UPDATE, CommandKind.MIGRATION_DDL),
        /** The server does not hear of the last word of the history. */
        NOT_RECORDED(false, CommandKind.FENCE_AND_ENTRY, CommandKind.ENTRY_WRITE),
        /** All is done, and it does not know. */
        DONE(true, CommandKind.COMMIT, CommandKind.ENTRY_WRITE);

        private final boolean executed;
        private final Set<CommandKind> last;

        Moment(boolean executed, CommandKind... last) {
            this.executed = executed;
            this.last = Set.of(last);
        }
    }

    private record Point(Moment moment, int number, CommandKind command) {

        @Override
        public String toString() {
            return "%s %d. %s".formatted(moment.executed ? "after" : "before", number, command);
        }
    }

    static Stream<Scenario> scenarios() {
        return Extent.QUICK.isAskedFor() ? Scenarios.all() : oneOfEachKind();
    }

    private static Stream<Scenario> oneOfEachKind() {
        return Stream.of(
                        "five pending", "five without transactions", "five on a standalone", "down", "repair", "unlock")
                .map(Scenarios::named);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void everyKillIsMadeUpFor(Scenario scenario) {
        Outcome expected;
        List<CommandKind> commands;
        try (Trial undisturbed = new Trial(scenario)) {
            expected = undisturbed.undisturbed();
            commands = undisturbed.kinds();
        }
        List<Point> points = points(commands);
        assertThat(points).as("points").hasSizeGreaterThanOrEqualTo(3);
        SoftAssertions all = new SoftAssertions();
        try (Lanes lanes = new Lanes(AT_ONCE)) {
            List<CompletableFuture<Void>> kills = points.stream()
                    .map(point -> lanes.<Void>start(() -> {
                        kill(scenario, point, commands, expected);
                        return null;
                    }))
                    .toList();
            kills.forEach(kill -> all.check(() -> Lanes.ended(kill)));
        }
        all.assertAll();
        total += points.size();
        REPORT.line(
                "%-38s %s",
                scenario, String.join(", ", points.stream().map(Point::toString).toList()));
    }

    private static void kill(Scenario scenario, Point point, List<CommandKind> commands, Outcome expected) {
        try (Trial trial = new Trial(scenario)) {
            trial.isKilled(point.number(), point.moment().executed);
            assertThat(trial.kinds())
                    .as("commands of the one that was killed %s", point)
                    .isEqualTo(commands.subList(0, point.number()));
            if (point.command() == CommandKind.MIGRATION_IN_TRANSACTION) {
                // a stricter server ends it when its client is gone
                if (trial.isHeldByATransaction(trial.sent().get(point.number() - 1))) {
                    LEFT_OPEN.incrementAndGet();
                }
            }
            assertThat(trial.again())
                    .as("outcome of a kill %s", point)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
    }

    /** For each moment that the scenario has: the last time of it. */
    private static List<Point> points(List<CommandKind> commands) {
        return Stream.of(Moment.values())
                .flatMap(moment -> IntStream.rangeClosed(1, commands.size())
                        .boxed()
                        .filter(number -> moment.last.contains(commands.get(number - 1)))
                        .max(Comparator.naturalOrder())
                        .map(number -> new Point(moment, number, commands.get(number - 1)))
                        .stream())
                .toList();
    }

    @AfterAll
    static void report() {
        REPORT.line(
                "%d scenarios, %d kills, %d of which left a transaction open", REPORT.lines(), total, LEFT_OPEN.get());
        REPORT.print();
    }
}

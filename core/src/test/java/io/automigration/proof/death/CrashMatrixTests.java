package io.automigration.proof.death;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.testsupport.wire.Command.nth;

import io.automigration.proof.Death;
import io.automigration.proof.Outcome;
import io.automigration.proof.Report;
import io.automigration.proof.Scenario;
import io.automigration.proof.Scenarios;
import io.automigration.proof.Silence;
import io.automigration.proof.Trial;
import io.automigration.testsupport.wire.Command;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario is played with an instance that dies right before each of its commands, and right after the server executed
 * it. What the next instance brings about is what would have come of it without the death, exactly once; or, where a
 * migration without a transaction was half done, it refuses, and a repair brings that about.
 */
@ExtendWith(Silence.class)
@Tag("slow")
class CrashMatrixTests {

    private static final Report REPORT = new Report("crash matrix");
    private static int total;

    private record Point(int number, String command, boolean executed) {

        Death death() {
            Predicate<Command> last = nth(number, BEAT.negate());
            return executed ? Death.after(last) : Death.before(last);
        }

        @Override
        public String toString() {
            return (executed ? "after " : "before ") + number + ". " + command;
        }
    }

    static Stream<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void everyDeathIsMadeUpFor(Scenario scenario) {
        long begun = System.nanoTime();
        Outcome expected;
        List<String> commands;
        try (Trial undisturbed = new Trial(scenario)) {
            expected = undisturbed.undisturbed();
            commands = undisturbed.commands();
        }
        SoftAssertions all = new SoftAssertions();
        Set<Point> points = new LinkedHashSet<>();
        Set<Point> interruptions = new LinkedHashSet<>();
        for (Point point : points(commands)) {
            try (Trial trial = new Trial(scenario)) {
                trial.dies(point.death());
                all.assertThat(trial.commands())
                        .as("commands of the one that died %s", point)
                        .isEqualTo(commands.subList(0, point.number()));
                all.assertThat(trial.again())
                        .as("outcome of a death %s", point)
                        .usingRecursiveComparison()
                        .isEqualTo(expected);
                points.add(point);
                if (trial.interrupted()) {
                    interruptions.add(point);
                }
            }
        }
        all.assertThat(points).as("points").hasSize(2 * commands.size());
        all.assertThat(interruptions).as("interruptions").hasSize(scenario.interruptions());
        total += points.size();
        REPORT.line(
                "%-38s %3d commands, %3d points, %2d interruptions, %5d ms",
                scenario,
                commands.size(),
                points.size(),
                interruptions.size(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        all.assertAll();
    }

    private static List<Point> points(List<String> commands) {
        return IntStream.rangeClosed(1, commands.size())
                .boxed()
                .flatMap(k -> Stream.of(false, true).map(executed -> new Point(k, commands.get(k - 1), executed)))
                .toList();
    }

    @AfterAll
    static void report() {
        REPORT.line("%d scenarios, %d points of death", REPORT.lines(), total);
        REPORT.print();
    }
}

package io.automigration.proof.network;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.testsupport.wire.Command.nth;

import io.automigration.DatabaseAccessException;
import io.automigration.MigrationException;
import io.automigration.MigrationFailedException;
import io.automigration.proof.Extent;
import io.automigration.proof.Outcome;
import io.automigration.proof.Report;
import io.automigration.proof.Scenario;
import io.automigration.proof.Scenarios;
import io.automigration.proof.Silence;
import io.automigration.proof.Trial;
import io.automigration.testsupport.wire.Fate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each command of a run is cut in the middle, and each answer, and the connection with it. The run goes on as if nothing had
 * been, or it fails cleanly; after the next one all is as it would be.
 */
@ExtendWith(Silence.class)
@Tag("slow")
class CutTests {

    private static final Report REPORT = new Report("cuts");
    private static final Set<String> QUICKLY = Set.of("mixed", "five on a standalone", "repair", "baseline");
    private static final Map<String, Fate> CUTS = Map.of("request", Fate.cutRequest(), "answer", Fate.cutAnswer());

    static Stream<Scenario> scenarios() {
        return Scenarios.all().filter(scenario -> Extent.FULL.isAskedFor() || QUICKLY.contains(scenario.toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void aMessageCutInTheMiddleIsMadeUpFor(Scenario scenario) {
        Outcome expected;
        List<String> commands;
        try (Trial undisturbed = new Trial(scenario)) {
            expected = undisturbed.undisturbed();
            commands = undisturbed.commands();
        }
        SoftAssertions all = new SoftAssertions();
        int failed = 0;
        for (int k = 1; k <= commands.size(); k++) {
            for (Map.Entry<String, Fate> cut : CUTS.entrySet()) {
                String point = "the " + cut.getKey() + " of " + k + ". " + commands.get(k - 1);
                try (Trial trial = new Trial(scenario)) {
                    MigrationException end = trial.suffers(
                            database -> cut.getValue(), nth(k, BEAT.negate()), "retryWrites=false", "retryReads=false");
                    if (end != null && !end.getClass().getSimpleName().equals(expected.ended())) {
                        failed++;
                        all.assertThat(end)
                                .as("failure after a cut of %s", point)
                                .isInstanceOfAny(DatabaseAccessException.class, MigrationFailedException.class);
                    }
                    all.assertThat(trial.again())
                            .as("outcome of a cut of %s", point)
                            .usingRecursiveComparison()
                            .isEqualTo(expected);
                }
            }
        }
        REPORT.line(
                "%-38s %3d cuts, after %d of which the run failed cleanly",
                scenario, CUTS.size() * commands.size(), failed);
        all.assertAll();
    }

    @AfterAll
    static void report() {
        REPORT.print();
    }
}

package io.automigration.proof.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationException;
import io.automigration.internal.step.OutcomeUnknownException;
import io.automigration.proof.CommandKind;
import io.automigration.proof.Extent;
import io.automigration.proof.Lanes;
import io.automigration.proof.Outcome;
import io.automigration.proof.Report;
import io.automigration.proof.Scenario;
import io.automigration.proof.Scenarios;
import io.automigration.proof.Silence;
import io.automigration.proof.Trial;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each command of each scenario meets each {@link Fault}, once and twice. The run ends as if nothing had happened; or it
 * fails cleanly: it names the cause, leaves no lock, says nothing of a migration that the data does not, and whoever starts
 * again completes it.
 *
 * <p>By default every kind of command meets every fault, and every command one; {@code -Dproof=full} goes through all.
 */
@ExtendWith(Silence.class)
@Tag("slow")
class ErrorMatrixTests {

    private static final Report REPORT = new Report("error matrix");

    private static final int AT_ONCE = 4;
    // waiting for a late answer costs nothing
    private static final int LATE_AT_ONCE = 24;

    private static final List<FaultyCommand> ALL = new ArrayList<>();
    private static final List<FaultyCommand> CHOSEN = new ArrayList<>();
    private static final Map<String, Outcome> UNDISTURBED = new LinkedHashMap<>();
    private static final Map<FaultyCommand, CompletableFuture<End>> TRIALS = new LinkedHashMap<>();
    private static final Lanes LANES = new Lanes(AT_ONCE);
    private static final Lanes LATE_LANES = new Lanes(LATE_AT_ONCE);

    /** How a trial ended well. */
    private enum End {
        AS_IF_UNDISTURBED,
        COMPLETED,
        REPAIRED,
        UNLOCKED,
        UNKNOWN
    }

    static Stream<Scenario> scenarios() {
        return Scenarios.all();
    }

    /** All trials begin at once, and are judged scenario by scenario. */
    @BeforeAll
    static void begin() {
        scenarios().forEach(scenario -> {
            try (Trial undisturbed = new Trial(scenario)) {
                UNDISTURBED.put(scenario.toString(), undisturbed.undisturbed());
                ALL.addAll(FaultyCommand.all(scenario, undisturbed.sent()).toList());
            }
        });
        CHOSEN.addAll(Extent.FULL.isAskedFor() ? ALL : FaultyCommand.dealt(ALL));
        CHOSEN.forEach(each -> TRIALS.put(each, (each.fault().slow() ? LATE_LANES : LANES).start(() -> tried(each))));
    }

    @Test
    void everyKindOfCommandMeetsEveryFaultAndEveryCommandOne() {
        assertThat(distinct(CHOSEN, FaultyCommand::met)).isEqualTo(distinct(ALL, FaultyCommand::met));
        assertThat(distinct(CHOSEN, FaultyCommand::place)).isEqualTo(distinct(ALL, FaultyCommand::place));
        // an entry alone is only read after a fault
        assertThat(EnumSet.complementOf(EnumSet.copyOf(distinct(ALL, FaultyCommand::kind))))
                .containsExactly(CommandKind.ENTRY_READ);
    }

    private static <T> Set<T> distinct(List<FaultyCommand> commands, Function<FaultyCommand, T> by) {
        return commands.stream().map(by).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void everyFaultIsMadeUpForOrFailsCleanly(Scenario scenario) {
        SoftAssertions all = new SoftAssertions();
        Map<End, Integer> ends = new EnumMap<>(End.class);
        Set<Integer> commands = new HashSet<>();
        TRIALS.forEach((faulty, trial) -> {
            if (faulty.scenario().toString().equals(scenario.toString())) {
                commands.add(faulty.number());
                all.check(() -> ends.merge(Lanes.ended(trial), 1, Integer::sum));
            }
        });
        REPORT.line("%-38s %3d commands, %s", scenario, commands.size(), ends);
        all.assertAll();
    }

    private static End tried(FaultyCommand faulty) {
        try (Trial trial = new Trial(faulty.scenario())) {
            return judged(faulty, trial, UNDISTURBED.get(faulty.scenario().toString()));
        } catch (RuntimeException e) {
            throw new AssertionError("neither an end nor a clean failure: " + faulty, e);
        }
    }

    private static End judged(FaultyCommand faulty, Trial trial, Outcome expected) {
        MigrationException error = trial.suffers(faulty.fault()::fate, faulty.when(), options(faulty));
        Outcome outcome = trial.outcome(error);
        assertThat(trial.kinds())
                .as("the commands of %s, which ended with %s", faulty, error)
                .element(faulty.number() - 1)
                .isEqualTo(faulty.kind());
        assertThat(outcome.contradictions())
                .as("rolled back, but in the data: %s", faulty)
                .isEmpty();
        if (outcome.equals(expected)) {
            return End.AS_IF_UNDISTURBED;
        }
        if (faulty.kind() != CommandKind.LOCK_RELEASE) {
            assertThat(trial.hasLeftTheLock())
                    .as("the lock is left: %s", faulty)
                    .isFalse();
        }
        assertThat(faulty.harmless())
                .as("the run makes up for %s, and does not end with %s", faulty, error)
                .isFalse();
        if (error != null && !error.getClass().getSimpleName().equals(expected.ended())) {
            assertThat(faulty.fault().isNamedBy(error))
                    .as("%s is named by %s", faulty, error)
                    .isTrue();
        }
        Outcome completed = trial.again();
        if (!completed.equals(expected)) {
            assertThat(completed)
                    .as("outcome of %s, after %s", faulty, error)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
        if (error instanceof OutcomeUnknownException) {
            return End.UNKNOWN;
        }
        return trial.interrupted() ? End.REPAIRED : error == null ? End.UNLOCKED : End.COMPLETED;
    }

    /** Half of the instances have a driver that sends nothing again by itself. */
    private static String options(FaultyCommand faulty) {
        boolean again = (faulty.number() + faulty.fault().name().hashCode() + faulty.times()) % 2 == 0;
        return "retryWrites=" + again + "&retryReads=" + again;
    }

    @AfterAll
    static void report() {
        LANES.close();
        LATE_LANES.close();
        REPORT.line("%d scenarios, %d of %d trials", REPORT.lines(), CHOSEN.size(), ALL.size());
        REPORT.print();
    }
}

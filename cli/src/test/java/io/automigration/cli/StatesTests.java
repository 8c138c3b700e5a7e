package io.automigration.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.Direction;
import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.Migrations.RepairedState;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.engine.NothingToRepairException;
import io.automigration.internal.lock.LockSettings;
import io.automigration.internal.lock.LockTimeoutException;
import io.automigration.internal.plan.Policies;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of a migration's states in {@code docs/internals/design.md}: each is made, and what its row says is so. */
@Tag("slow")
class StatesTests {

    private static final MigrationVersion ONE = MigrationVersion.parse("1");
    private static final MigrationVersion TWO = MigrationVersion.parse("2");

    /** How a database gets there. */
    private static final Map<String, Consumer<Found>> STATES = Map.ofEntries(
            entry("none", found -> {}),
            entry("`APPLIED`", Found::applied),
            entry("`APPLIED`, `baseline: true`", Found::declared),
            entry("`APPLIED`, other name", Found::appliedByAnotherName),
            entry("`STARTED`, by the lock's holder", found -> found.leftByTheHolder("STARTED")),
            entry("`STARTED`, otherwise", found -> found.left("STARTED")),
            entry("`REVERTING`, by the holder", found -> found.leftByTheHolder("REVERTING")),
            entry("`REVERTING`, otherwise", found -> found.left("REVERTING")),
            entry("`FAILED`, `rolledBack: true`, `was` absent", found -> found.failedUp(TransactionMode.REQUIRED)),
            entry("`FAILED`, `rolledBack: true`, `was: APPLIED`", found -> found.failedDown(TransactionMode.REQUIRED)),
            entry("`FAILED`, `rolledBack: false`, up", found -> found.failedUp(TransactionMode.NONE)),
            entry("`FAILED`, `rolledBack: false`, down", found -> found.failedDown(TransactionMode.NONE)),
            entry("`REVERTED`", Found::reverted));

    /** What the words of the last two columns mean, for what is asked for there. */
    private static final Map<String, Follows> WORDS = Map.of(
            "applied", (state, ask) -> takes(Direction.UP, state, false, ask),
            "reverted", (state, ask) -> takes(Direction.DOWN, state, false, ask),
            "nothing", StatesTests::takesNothing,
            "nothing to do", StatesTests::takesNothing,
            "refused", (state, ask) -> refuses(state, false, ask),
            "waits for the holder", StatesTests::waits,
            "`idempotent`: run again from its start; else refused",
                    (state, ask) -> {
                        takes(Direction.UP, state, true, ask);
                        refuses(state, false, ask);
                    },
            "`idempotent`: run again; else refused",
                    (state, ask) -> {
                        takes(Direction.DOWN, state, true, ask);
                        refuses(state, false, ask);
                    },
            "refused, unless `on-reverted=apply` or a person's own `up`, `to`",
                    (state, ask) -> {
                        refuses(state, false, ask);
                        takes(Direction.UP, state, false, Migrations::up);
                        takes(Direction.UP, state, false, engine -> engine.to(TWO));
                        try (Found found = found(state);
                                Build build = found.build(false)
                                        .settings(settings ->
                                                settings.withPolicies(Policies.DEFAULT.applyingReverted()))) {
                            assertThat(build.engine().apply().steps()).hasSize(1);
                        }
                    });

    private interface Follows {
        void check(Consumer<Found> state, Function<MigrationEngine, MigrationReport> asked);
    }

    static Stream<StateTables.Row> rows() {
        return StateTables.under("entry").stream();
    }

    private static Found found(Consumer<Found> state) {
        Found found = new Found();
        state.accept(found);
        return found;
    }

    @Test
    void eachRowIsAStateThatIsMadeHere() {
        assertThat(rows()).extracting(row -> row.cell("entry")).containsExactlyInAnyOrderElementsOf(STATES.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void statusSaysWhatItIs(StateTables.Row row) {
        List<String> words = row.quoted("`migrate status` says");
        assertThat(words).isNotEmpty();
        try (Found found = found(STATES.get(row.cell("entry")))) {
            assertThat(found.status(false).replaceAll("\\s+", " ")).contains(words);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theNextStartDoesWhatTheTableSays(StateTables.Row row) {
        follows(row.cell("next start of a build that has it"))
                .check(STATES.get(row.cell("entry")), MigrationEngine::apply);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goingBelowItDoesWhatTheTableSays(StateTables.Row row) {
        follows(row.cell("`down` or `to` below it"))
                .check(STATES.get(row.cell("entry")), engine -> engine.run(MigrationTarget.to(ONE)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPersonCanRecordWhatTheTableSays(StateTables.Row row) {
        List<String> can = row.quoted("a person can record");
        for (RepairedState as : RepairedState.values()) {
            try (Found found = found(STATES.get(row.cell("entry")));
                    Build build = found.build(false)) {
                if (can.contains(as.name().toLowerCase(Locale.ROOT))) {
                    assertThat(build.engine()
                                    .repair(TWO, as, "looked at the data")
                                    .state()
                                    .name())
                            .isEqualTo(as.name());
                    assertThat(build.engine().plan(MigrationTarget.newest()).steps())
                            .hasSize(as == RepairedState.APPLIED ? 0 : 1);
                } else {
                    assertThatExceptionOfType(NothingToRepairException.class)
                            .isThrownBy(() -> build.engine().repair(TWO, as, "looked at the data"));
                }
            }
        }
    }

    private static Follows follows(String words) {
        assertThat(WORDS).as("what the tests know of").containsKey(words);
        return WORDS.get(words);
    }

    private static void takes(
            Direction direction,
            Consumer<Found> state,
            boolean idempotent,
            Function<MigrationEngine, MigrationReport> asked) {
        try (Found found = found(state);
                Build build = found.build(idempotent)) {
            assertThat(asked.apply(build.engine()).steps()).singleElement().satisfies(step -> {
                assertThat(step.version()).isEqualTo(TWO);
                assertThat(step.direction()).isEqualTo(direction);
            });
            assertThat(build.data()).isEqualTo(direction == Direction.UP ? List.of("1", "2") : List.of("1"));
        }
    }

    private static void takesNothing(Consumer<Found> state, Function<MigrationEngine, MigrationReport> asked) {
        try (Found found = found(state);
                Build build = found.build(false)) {
            assertThat(asked.apply(build.engine()).steps()).isEmpty();
        }
    }

    private static void refuses(
            Consumer<Found> state, boolean idempotent, Function<MigrationEngine, MigrationReport> asked) {
        try (Found found = found(state);
                Build build = found.build(idempotent)) {
            assertThatThrownBy(() -> asked.apply(build.engine()))
                    .isInstanceOfSatisfying(MigrationException.class, refusal -> {
                        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                        assertThat(refusal.action()).isNotBlank();
                    });
        }
    }

    private static void waits(Consumer<Found> state, Function<MigrationEngine, MigrationReport> asked) {
        try (Found found = found(state);
                Build build = found.build(false)
                        .settings(settings ->
                                settings.withLock(new LockSettings(Duration.ofMinutes(1), Duration.ofMillis(500))))) {
            assertThatExceptionOfType(LockTimeoutException.class)
                    .isThrownBy(() -> asked.apply(build.engine()))
                    .withMessageContaining("host-a");
        }
    }
}

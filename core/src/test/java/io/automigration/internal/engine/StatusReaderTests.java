package io.automigration.internal.engine;

import static io.automigration.internal.plan.Past.versions;
import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Direction;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.internal.lock.LockHolder;
import io.automigration.internal.plan.Code;
import io.automigration.internal.plan.Past;
import io.automigration.internal.store.EntryState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusReaderTests {

    @Test
    void eachMigrationStandsAsItsEntrySays() {
        Past past = new Past()
                .applied("1")
                .reverted("2")
                .rolledBack("3", Direction.UP, null)
                .rolledBack("4", Direction.DOWN, EntryState.APPLIED)
                .rolledBack("5", Direction.UP, EntryState.REVERTED)
                .failedHalfway("6", Direction.UP)
                .started("7")
                .reverting("8");
        assertThat(status(Code.of("1", "2", "3", "4", "5", "6", "7", "8", "9"), past)
                        .migrations())
                .extracting(row -> row.version() + " " + row.state())
                .containsExactly(
                        "1 APPLIED",
                        "2 REVERTED",
                        "3 PENDING",
                        "4 APPLIED",
                        "5 REVERTED",
                        "6 INTERRUPTED",
                        "7 INTERRUPTED",
                        "8 INTERRUPTED",
                        "9 PENDING");
    }

    @Test
    void whatTheHolderOfTheLockIsAtIsRunning() {
        MigrationStatus status =
                status(Code.of("1", "2"), new Past().applied("1").started("2").withTheirHolder());
        assertThat(status.migrations())
                .extracting(MigrationStatus.Row::state)
                .containsExactly(MigrationState.APPLIED, MigrationState.RUNNING);
        assertThat(status.holder())
                .isEqualTo(new LockHolder(
                        "shop 1.0 on a (pid 17)", "a", 17, "shop", "1.0", "run", 7, "version 2 up", Duration.ZERO));
        assertThat(status.migrations()).noneMatch(MigrationStatus.Row::runningInTransaction);
    }

    @Test
    void whatTheHolderIsAtInATransactionIsRunningTooThoughItsEntryDoesNotSaySo() {
        for (Past past : List.of(
                new Past().applied("1"),
                new Past().applied("1").reverted("2"),
                new Past().applied("1").rolledBack("2", Direction.UP, null))) {
            assertThat(status(Code.of("1", "2"), past.withTheirHolder()).migrations())
                    .element(1)
                    .satisfies(row -> {
                        assertThat(row.state()).isEqualTo(MigrationState.RUNNING);
                        assertThat(row.direction()).isEqualTo(Direction.UP);
                        assertThat(row.runningInTransaction()).isTrue();
                    });
        }
        assertThat(status(Code.of("1", "2"), new Past().applied("1", "2").withTheirHolder())
                        .migrations())
                .extracting(MigrationStatus.Row::state)
                .as("what it is at is done")
                .containsOnly(MigrationState.APPLIED);
    }

    @Test
    void whatADeadHolderWasAtIsInterruptedOrPending() {
        Past past = new Past().applied("1").started("2").withTheirHolder();
        assertThat(new StatusReader(
                                past.snapshot().withoutHolder(),
                                Code.of("1", "2").catalog(),
                                null)
                        .rows())
                .extracting(MigrationStatus.Row::state)
                .containsExactly(MigrationState.APPLIED, MigrationState.INTERRUPTED);
        assertThat(new StatusReader(
                                new Past().withTheirHolder().snapshot().withoutHolder(),
                                Code.of("2").catalog(),
                                null)
                        .rows())
                .extracting(MigrationStatus.Row::state)
                .containsExactly(MigrationState.PENDING);
    }

    @Test
    void aRowHasAllThatIsKnown() {
        assertThat(status(Code.of("1"), new Past().applied("1")).migrations())
                .containsExactly(new StatusRow(
                        versions("1").get(0),
                        "m1",
                        "What 1 does",
                        MigrationState.APPLIED,
                        true,
                        false,
                        false,
                        false,
                        true,
                        false,
                        Past.AT,
                        Duration.ofMillis(12),
                        "shop 1.0 on a",
                        null,
                        null,
                        "",
                        false,
                        null,
                        null));
        assertThat(status(Code.of("2"), new Past()).migrations())
                .containsExactly(new StatusRow(
                        versions("2").get(0),
                        "m2",
                        "What 2 does",
                        MigrationState.PENDING,
                        true,
                        false,
                        false,
                        false,
                        true,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "",
                        false,
                        null,
                        null));
    }

    @Test
    void anErrorIsShownUntilTheNextStep() {
        assertThat(status(Code.of("1"), new Past().rolledBack("1", Direction.UP, null))
                        .migrations())
                .extracting(MigrationStatus.Row::error)
                .containsExactly("IllegalStateException: boom");
    }

    @Test
    void whatIsNotInThisBuildIsShownByItsEntry() {
        assertThat(status(Code.of(), new Past().applied("1")).migrations())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.inThisBuild()).isFalse();
                    assertThat(row.name()).isEqualTo("m1");
                });
    }

    @Test
    void pendingIsWhatThisBuildWouldApply() {
        MigrationStatus status = status(
                Code.of("1", "2", "4"),
                new Past().applied("2").rolledBack("3", Direction.UP, null).rolledBack("4", Direction.UP, null));
        assertThat(status.pending()).isEqualTo(versions("1", "4"));
        assertThat(status.migrations())
                .filteredOn(MigrationStatus.Row::outOfOrder)
                .extracting(row -> row.version().toString())
                .containsExactly("1");
    }

    private static MigrationStatus status(Code code, Past past) {
        StatusReader standing = new StatusReader(past.snapshot(), code.catalog(), null);
        return new Status(
                "shop",
                "a:27017",
                "standalone",
                new Status.Seen(
                        standing.rows(),
                        LockHolder.of(past.snapshot().lock()),
                        new Prospect(List.of(), null),
                        new Prospect(List.of(), null)),
                null);
    }
}

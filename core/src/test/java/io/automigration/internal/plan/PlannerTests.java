package io.automigration.internal.plan;

import static io.automigration.Direction.DOWN;
import static io.automigration.Direction.UP;
import static io.automigration.internal.plan.Past.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.internal.store.EntryState;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlannerTests {

    private static final MigrationTarget NEWEST = MigrationTarget.newest();
    private static final Policies PERSONAL = Policies.DEFAULT.applyingReverted();
    private static final Policies TOLERANT =
            Policies.DEFAULT.withOutOfOrder(Policies.OutOfOrder.APPLY).withReverted(Policies.Reverted.APPLY);

    @Nested
    class Upwards {

        @Test
        void allIsAppliedToAnEmptyDatabaseInTheOrderOfVersions() {
            plan(Code.of("10", "9", "3.1", "3"), new Past(), NEWEST).containsExactly("up 3", "up 3.1", "up 9", "up 10");
        }

        @Test
        void whatIsAppliedIsNotAppliedAgain() {
            plan(Code.of("1", "2", "3"), new Past().applied("1", "2"), NEWEST).containsExactly("up 3");
        }

        @Test
        void nothingIsDoneWhenAllIsApplied() {
            plan(Code.of("1", "2"), new Past().applied("1", "2"), NEWEST).isEmpty();
        }

        @Test
        void aBuildWithoutMigrationsHasNothingToDo() {
            plan(Code.of(), new Past(), NEWEST).isEmpty();
        }

        @Test
        void aTargetLimitsWhatIsApplied() {
            plan(Code.of("1", "2", "3"), new Past().applied("1"), upTo("2")).containsExactly("up 2");
        }

        @Test
        void aTargetOfAStartRevertsNothing() {
            plan(Code.of("1", "2", "3"), new Past().applied("1", "2", "3"), upTo("1"))
                    .isEmpty();
            plan(Code.of("1", "2", "3"), new Past().applied("1"), upTo("0")).isEmpty();
        }

        @Test
        void whatFailedAndWasRolledBackIsPending() {
            plan(Code.of("1"), new Past().rolledBack("1", UP, null), NEWEST).containsExactly("up 1");
        }

        @Test
        void whatFailedToBeRevertedAndWasRolledBackIsApplied() {
            plan(Code.of("1"), new Past().rolledBack("1", DOWN, EntryState.APPLIED), NEWEST)
                    .isEmpty();
        }
    }

    @Nested
    class BothWays {

        @Test
        void toAVersionRevertsWhatIsAboveNewestFirst() {
            plan(Code.of("1", "2", "3"), new Past().applied("1", "2", "3"), to("1"))
                    .containsExactly("down 3", "down 2");
        }

        @Test
        void toAVersionAppliesWhatIsBelow() {
            plan(Code.of("1", "2", "3"), new Past().applied("1"), to("2")).containsExactly("up 2");
        }

        @Test
        void toAVersionRevertsFirstAndAppliesThen() {
            plan(Code.of("1", "2", "3"), new Past().applied("1", "3"), to("2")).containsExactly("down 3", "up 2");
        }

        @Test
        void toZeroRevertsAll() {
            plan(Code.of("1", "2"), new Past().applied("1", "2"), to("0")).containsExactly("down 2", "down 1");
        }

        @Test
        void toZeroOfAnEmptyDatabaseDoesNothing() {
            plan(Code.of("1", "2"), new Past(), to("0")).isEmpty();
        }

        @Test
        void downRevertsTheLastAppliedOnes() {
            plan(Code.of("1", "2", "3"), new Past().applied("1", "2", "3"), down(2))
                    .containsExactly("down 3", "down 2");
        }

        @Test
        void moreStepsThanThereAreAreRefusedAndNoneIsNothingToDo() {
            TooManyStepsException down = refused(
                    TooManyStepsException.class,
                    Code.of("1", "2", "3"),
                    new Past().applied("1", "2"),
                    down(20240117),
                    Policies.DEFAULT);
            assertThat(down)
                    .hasMessage("Only 2 migrations can be reverted, not 20240117. Nothing was changed.")
                    .extracting(MigrationException::action)
                    .isEqualTo("If 20240117 is a version: java -jar app.jar migrate down --to 20240117."
                            + " To revert all of them: java -jar app.jar migrate down --to 0.");
            TooManyStepsException up = refused(
                    TooManyStepsException.class,
                    Code.of("1", "2", "3"),
                    new Past().applied("1", "2"),
                    MigrationTarget.up(7),
                    Policies.DEFAULT);
            assertThat(up)
                    .hasMessage("Only 1 migration is pending, not 7. Nothing was changed.")
                    .extracting(MigrationException::action)
                    .asString()
                    .contains("migrate up --to 7");
            plan(Code.of("1"), new Past(), down(1)).isEmpty();
        }

        @Test
        void downCountsNeitherWhatIsRevertedNorWhatIsPending() {
            plan(Code.of("1", "2", "3", "4"), new Past().applied("1", "2").reverted("3"), down(1))
                    .containsExactly("down 2");
        }

        @Test
        void downCountsWhatFailedToBeRevertedAndWasRolledBack() {
            plan(Code.of("1", "2"), new Past().applied("1").rolledBack("2", DOWN, EntryState.APPLIED), down(1))
                    .containsExactly("down 2");
        }

        @Test
        void downDoesNotCountWhatFailedToBeAppliedAndWasRolledBack() {
            plan(Code.of("1", "2"), new Past().applied("1").rolledBack("2", UP, null), down(1))
                    .containsExactly("down 1");
        }

        @Test
        void anIrreversibleOneInTheWayIsRefusedBeforeAnythingIsReverted() {
            IrreversibleMigrationException refused = refused(
                    IrreversibleMigrationException.class,
                    Code.of("1", "4").irreversible("2").irreversible("3"),
                    new Past().applied("1", "2", "3", "4"),
                    to("1"),
                    Policies.DEFAULT);
            assertThat(refused.versions()).isEqualTo(versions("3", "2"));
        }

        @Test
        void anIrreversibleOneThatIsNotInTheWayHindersNobody() {
            plan(Code.of("2").irreversible("1"), new Past().applied("1", "2"), down(1))
                    .containsExactly("down 2");
        }

        @Test
        void stepsOfLessThanOneAreNoTarget() {
            assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> MigrationTarget.down(0)))
                    .hasMessage("steps must be at least 1, not 0");
        }
    }

    @Nested
    class OutOfOrder {

        @Test
        void pendingBelowTheHighestAppliedIsRefused() {
            OutOfOrderException refused = refused(
                    OutOfOrderException.class,
                    Code.of("1", "2", "3", "4", "5"),
                    new Past().applied("2", "4"),
                    NEWEST,
                    Policies.DEFAULT);
            assertThat(refused.versions()).isEqualTo(versions("1", "3"));
            assertThat(refused).hasMessageContaining("the highest applied version 4");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        }

        @Test
        void itIsAppliedWhereThePolicySaysSo() {
            plan(Code.of("1", "2", "3"), new Past().applied("2"), NEWEST, TOLERANT)
                    .containsExactly("up 1", "up 3");
        }

        @Test
        void theHighestAppliedCountsAlsoWhenItIsNotInThisBuild() {
            refused(OutOfOrderException.class, Code.of("1"), new Past().applied("2"), NEWEST, Policies.DEFAULT);
        }

        @Test
        void whatTheRunItselfRevertsBeforeDoesNotCount() {
            plan(Code.of("1", "2", "3"), new Past().applied("2", "3"), to("1"))
                    .containsExactly("down 3", "down 2", "up 1");
        }

        @Test
        void whatIsAboveTheTargetCounts() {
            refused(
                    OutOfOrderException.class,
                    Code.of("1", "2", "3"),
                    new Past().applied("3"),
                    upTo("2"),
                    Policies.DEFAULT);
        }

        @Test
        void aFailedOneThatWasRolledBackBelowIsPendingOutOfOrder() {
            refused(
                    OutOfOrderException.class,
                    Code.of("1", "2"),
                    new Past().applied("2").rolledBack("1", UP, null),
                    NEWEST,
                    Policies.DEFAULT);
        }

        @Test
        void anInterruptedOneBelowIsNotLateButUnfinished() {
            plan(Code.of("1", "3").idempotent("2"), new Past().applied("1", "3").started("2"), NEWEST)
                    .containsExactly("up 2");
            refused(
                    InterruptedMigrationException.class,
                    Code.of("1", "2", "3"),
                    new Past().applied("1", "3").started("2"),
                    NEWEST,
                    Policies.DEFAULT);
        }

        @Test
        void revertingHasNothingToDoWithIt() {
            plan(Code.of("1", "2"), new Past().applied("2"), down(1)).containsExactly("down 2");
        }
    }

    @Nested
    class Missing {

        private final Past past =
                new Past().applied("1", "2", "3").reverted("4").rolledBack("5", UP, null);

        @Test
        void whatIsAppliedAndNotInThisBuildIsSaid() {
            assertThat(made(Code.of("1", "2"), past, NEWEST, Policies.DEFAULT).missing())
                    .isEqualTo(versions("3"));
        }

        @Test
        void itIsNotSaidWhereThePolicyIsToIgnoreIt() {
            Policies ignoring = Policies.DEFAULT.withMissing(Policies.Missing.IGNORE);
            assertThat(made(Code.of("1", "2"), past, NEWEST, ignoring).missing())
                    .isEmpty();
        }

        @Test
        void itIsRefusedWhereThePolicySaysSo() {
            Policies failing = Policies.DEFAULT.withMissing(Policies.Missing.FAIL);
            assertThat(refused(MissingMigrationException.class, Code.of("2"), past, NEWEST, failing)
                            .versions())
                    .isEqualTo(versions("1", "3"));
            assertThat(made(Code.of("1", "2", "3"), past, NEWEST, failing).missing())
                    .isEmpty();
        }

        @Test
        void whatWouldHaveToBeRevertedAndIsMissingIsRefusedBeforeAnythingIsReverted() {
            assertThat(refused(MissingMigrationException.class, Code.of("1", "3"), past, to("1"), Policies.DEFAULT)
                            .versions())
                    .isEqualTo(versions("2"));
            refused(MissingMigrationException.class, Code.of("1", "2"), past, down(1), Policies.DEFAULT);
        }

        @Test
        void whatIsMissingBelowTheTargetHindersNobody() {
            plan(Code.of("2", "3"), past, to("2")).containsExactly("down 3");
        }

        @Test
        void anInterruptedOneThatIsMissingBlocksNobody() {
            Past interrupted = new Past().applied("1").started("2").failedHalfway("3", DOWN);
            plan(Code.of("1", "4"), interrupted, NEWEST).containsExactly("up 4");
            plan(Code.of("1"), interrupted, to("0")).containsExactly("down 1");
            plan(Code.of("1"), interrupted, down(1)).containsExactly("down 1");
        }
    }

    @Nested
    class Reverted {

        @Test
        void aStartDoesNotApplyWhatAPersonReverted() {
            RevertedMigrationException refused = refused(
                    RevertedMigrationException.class,
                    Code.of("1", "2", "3"),
                    new Past().applied("1").reverted("2").reverted("3"),
                    NEWEST,
                    Policies.DEFAULT);
            assertThat(refused.versions()).isEqualTo(versions("2", "3"));
        }

        @Test
        void aPersonsOwnUpAppliesItAgain() {
            plan(Code.of("1", "2"), new Past().applied("1").reverted("2"), NEWEST, PERSONAL)
                    .containsExactly("up 2");
        }

        @Test
        void aTargetBelowItHasNothingToDoWithIt() {
            plan(Code.of("1", "2"), new Past().applied("1").reverted("2"), upTo("1"))
                    .isEmpty();
        }

        @Test
        void aRevertedOneThatFailedToBeAppliedAgainIsStillReverted() {
            refused(
                    RevertedMigrationException.class,
                    Code.of("1"),
                    new Past().rolledBack("1", UP, EntryState.REVERTED),
                    NEWEST,
                    Policies.DEFAULT);
        }

        @Test
        void aRevertedOneThatIsNotInThisBuildHindersNobody() {
            plan(Code.of("1"), new Past().applied("1").reverted("2"), NEWEST).isEmpty();
        }
    }

    @Nested
    class Interrupted {

        @Test
        void oneThatMustNotBeRunAgainIsRefused() {
            InterruptedMigrationException refused = refused(
                    InterruptedMigrationException.class,
                    Code.of("1", "2"),
                    new Past().applied("1").started("2"),
                    NEWEST,
                    Policies.DEFAULT);
            assertThat(refused.versions()).isEqualTo(versions("2"));
            assertThat(refused.direction()).isEqualTo(UP);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        }

        @Test
        void anIdempotentOneIsRunAgain() {
            plan(Code.of("1").idempotent("2"), new Past().applied("1").started("2"), NEWEST)
                    .containsExactly("up 2");
            plan(Code.of("1").idempotent("2"), new Past().applied("1").failedHalfway("2", UP), NEWEST)
                    .containsExactly("up 2");
            plan(Code.of("1").idempotent("2"), new Past().applied("1").reverting("2"), down(1))
                    .containsExactly("down 2");
            plan(Code.of("1").idempotent("2"), new Past().applied("1").failedHalfway("2", DOWN), to("1"))
                    .containsExactly("down 2");
        }

        @Test
        void anIdempotentOneIsRunAgainOnlyTheWayItWent() {
            assertThat(refused(
                                    InterruptedMigrationException.class,
                                    Code.of("1").idempotent("2"),
                                    new Past().applied("1").started("2"),
                                    to("1"),
                                    Policies.DEFAULT)
                            .direction())
                    .isEqualTo(UP);
            assertThat(refused(
                                    InterruptedMigrationException.class,
                                    Code.of("1").idempotent("2"),
                                    new Past().applied("1").failedHalfway("2", DOWN),
                                    NEWEST,
                                    Policies.DEFAULT)
                            .direction())
                    .isEqualTo(DOWN);
        }

        @Test
        void downMeetsAnUnfinishedOneBeforeTheAppliedOnesBelow() {
            refused(
                    InterruptedMigrationException.class,
                    Code.of("1", "2"),
                    new Past().applied("1").started("2"),
                    down(1),
                    Policies.DEFAULT);
        }

        @Test
        void oneAboveTheTargetOfAStartHindersNobody() {
            plan(Code.of("1", "2", "3"), new Past().applied("1").started("3"), upTo("2"))
                    .containsExactly("up 2");
        }

        @Test
        void oneThatTheHolderOfTheLockIsAtIsPending() {
            plan(Code.of("1", "2"), new Past().applied("1").started("2").withTheirHolder(), NEWEST)
                    .containsExactly("up 2");
        }

        @Test
        void oneThatAnotherRunThanTheHolderBeganIsInterrupted() {
            refused(
                    InterruptedMigrationException.class,
                    Code.of("1", "2"),
                    new Past().applied("1").started("2").withAnotherHolder(),
                    NEWEST,
                    Policies.DEFAULT);
        }

        @Test
        void oneThatTheHolderLeftFailedIsInterrupted() {
            refused(
                    InterruptedMigrationException.class,
                    Code.of("1", "2"),
                    new Past().applied("1").failedHalfway("2", UP).withTheirHolder(),
                    NEWEST,
                    Policies.DEFAULT);
        }
    }

    @Nested
    class Names {

        @Test
        void anEntryWithAnotherNameIsRefusedWhateverTheTarget() {
            for (MigrationTarget target : List.of(NEWEST, upTo("0"), to("1"), down(1))) {
                NameMismatchException refused = refused(
                        NameMismatchException.class,
                        Code.of("1", "2"),
                        new Past().named("2", "other"),
                        target,
                        TOLERANT);
                assertThat(refused.versions()).isEqualTo(versions("2"));
                assertThat(refused)
                        .hasMessageContaining("'other' in the history")
                        .hasMessageContaining("'m2' in this build");
            }
        }

        @Test
        void aTargetThatThisBuildDoesNotHaveIsRefused() {
            for (MigrationTarget target : List.of(upTo("3"), to("3"))) {
                assertThat(refused(
                                        UnknownTargetException.class,
                                        Code.of("1", "2"),
                                        new Past().applied("3"),
                                        target,
                                        Policies.DEFAULT)
                                .versions())
                        .isEqualTo(versions("3"));
            }
        }

        @Test
        void twoMigrationsOfOneVersionAreNoCatalog() {
            DuplicateVersionException refused = catchThrowableOfType(
                    DuplicateVersionException.class,
                    () -> Code.of("1", "2", "1").catalog());
            assertThat(refused.versions()).isEqualTo(versions("1"));
            assertThat(refused).hasMessageContaining("com.shop.Migration1 and com.shop.Migration1");
        }
    }

    private static ListAssert<String> plan(Code code, Past past, MigrationTarget target) {
        return plan(code, past, target, Policies.DEFAULT);
    }

    private static ListAssert<String> plan(Code code, Past past, MigrationTarget target, Policies policies) {
        return assertThat(made(code, past, target, policies).steps().stream()
                .map(step -> step.direction() + " " + step.version())
                .toList());
    }

    private static Plan made(Code code, Past past, MigrationTarget target, Policies policies) {
        return new Planner(code.catalog()).plan(past.snapshot(), target, policies);
    }

    private static <E extends MigrationException> E refused(
            Class<E> type, Code code, Past past, MigrationTarget target, Policies policies) {
        E refused = catchThrowableOfType(type, () -> made(code, past, target, policies));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static MigrationTarget upTo(String version) {
        return MigrationTarget.upTo(MigrationVersion.parse(version));
    }

    private static MigrationTarget to(String version) {
        return MigrationTarget.to(MigrationVersion.parse(version));
    }

    private static MigrationTarget down(int steps) {
        return MigrationTarget.down(steps);
    }
}

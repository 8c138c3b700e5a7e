package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.FENCED;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_ACQUIRED;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.automigration.MigrationException;
import io.automigration.MigrationPlan;
import io.automigration.MigrationRefusedException;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.testsupport.wire.Fate;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan is shown to a person, and run when they have said yes. Others may migrate in between. */
class ConfirmedPlanTests {

    private static final MigrationTarget TO_ONE = MigrationTarget.to(MigrationVersion.parse("1"));

    private final ProxiedDatabase database = new ProxiedDatabase();
    private final Build build = inserting(database.build());
    private final MigrationEngine engine = build.engine();
    private final MigrationEngine another = inserting(database.direct()).engine();

    private static Build inserting(Build build) {
        return build.inserting("1").inserting("2").inserting("3");
    }

    @BeforeEach
    void allAreApplied() {
        another.up();
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void itIsRunWhenNothingHasChanged() {
        MigrationReport report = engine.run(engine.plan(TO_ONE));

        assertThat(report.steps())
                .extracting(step -> step.direction() + " " + step.version())
                .containsExactly("down 3", "down 2");
        assertThat(build.data()).containsExactly("1");
    }

    @Test
    void itIsRefusedWhenAPartOfItIsDoneByNow() {
        MigrationPlan shown = engine.plan(TO_ONE);
        another.down(1);

        MigrationRefusedException refused = refused(shown);
        assertThat(refused)
                .hasMessage(
                        "The history has changed since the plan was shown. What is left to do now: down 2 m2. None of that was"
                                + " done.");
        assertThat(refused.versions()).hasToString("[2]");
        assertThat(build.data()).containsExactly("1", "2");
    }

    @Test
    void aNumberOfStepsIsNotCountedFromWhatIsAppliedByNow() {
        MigrationPlan shown = engine.plan(MigrationTarget.down(1));
        another.down(1);

        refused(shown);
        assertThat(build.data()).containsExactly("1", "2");
    }

    @Test
    void itIsRefusedWhenItsMigrationsAreAppliedAgainMeanwhile() {
        MigrationPlan shown = engine.plan(MigrationTarget.down(1));
        another.down(1);
        another.up();

        refused(shown);
        assertThat(build.data()).containsExactly("1", "2", "3");
    }

    @Test
    void itIsRefusedWhenTheHistoryChangesWhileItWaitsForTheLock() {
        database.proxy.when(nth(1, LOCK_ACQUIRED), exchange -> {
            another.down(1);
            Fate.pass().befall(exchange);
        });

        refused(engine.plan(MigrationTarget.down(1)));
        assertThat(build.data()).containsExactly("1", "2");
        assertThat(build.lock()).doesNotContainKey("holder");
    }

    @Test
    void itGoesNoFurtherWhenTheEntryOfALaterStepChangesMeanwhile() {
        database.proxy.when(nth(2, FENCED), exchange -> {
            build.template
                    .getCollection("_migrations")
                    .updateOne(new Document("_id", "2"), new Document("$inc", new Document("revision", 1L)));
            Fate.pass().befall(exchange);
        });

        refused(engine.plan(TO_ONE));
        assertThat(build.data()).containsExactly("1", "2");
        assertThat(build.entry("2")).containsEntry("state", "APPLIED");
    }

    @Test
    void aStepOfItThatMeetsAConflictIsTriedAgain() {
        database.proxy.when(nth(2, FENCED), database.refuse(112, "TransientTransactionError"));

        assertThat(engine.run(engine.plan(TO_ONE)).steps()).hasSize(2);
        assertThat(build.data()).containsExactly("1");
    }

    @Test
    void nothingIsLeftToDoWhenOthersHaveDoneAllOfIt() {
        MigrationPlan shown = engine.plan(TO_ONE);
        another.to(MigrationVersion.parse("1"));

        assertThat(engine.run(shown).steps()).isEmpty();
        assertThat(build.data()).containsExactly("1");
    }

    private MigrationRefusedException refused(MigrationPlan shown) {
        MigrationRefusedException refused =
                catchThrowableOfType(MigrationRefusedException.class, () -> engine.run(shown));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(MigrationException.Reason.PLAN_CHANGED);
        return refused;
    }
}

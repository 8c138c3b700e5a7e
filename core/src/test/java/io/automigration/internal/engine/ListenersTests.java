package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.ValidationOptions;
import io.automigration.DatabaseAccessException;
import io.automigration.MigrationException;
import io.automigration.MigrationFailedException;
import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.TransactionMode;
import io.automigration.internal.time.ManualTicker;
import io.automigration.testsupport.MongoDbForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenersTests {

    private final Build build = new Build(MongoDbForTests.uri(MongoDbForTests.newDatabaseName()));
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void disconnect() {
        build.close();
    }

    @Test
    void aRunIsToldStepByStep() {
        build.inserting("1").inserting("2").listener(hearing("")).engine().up();
        assertThat(heard)
                .containsExactly(
                        "run of 2 started",
                        "up 1 started",
                        "up 1 ended",
                        "up 2 started",
                        "up 2 ended",
                        "run of 2 ended, lock free: true");
    }

    @Test
    void aFailureIsToldOfTheStepAndThenOfTheRun() {
        build.inserting("1").migration("2", context -> {
            throw new IllegalStateException("boom");
        });
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> build.listener(hearing("")).engine().up());
        assertThat(heard)
                .containsExactly(
                        "run of 2 started",
                        "up 1 started",
                        "up 1 ended",
                        "up 2 started",
                        "up 2 failed: MIGRATION_FAILED",
                        "run of 2 failed: MIGRATION_FAILED, lock free: true");
    }

    @Test
    void aRunThatFindsNothingToDoIsNotToldOf() {
        build.inserting("1").engine().up();
        build.listener(hearing("")).engine().up();
        assertThat(heard).isEmpty();
    }

    @Test
    void aStepThatIsTriedAgainIsToldOnce() {
        AtomicInteger tries = new AtomicInteger();
        build.migration("1", context -> {
            if (tries.incrementAndGet() < 3) {
                throw UpAndDownTests.conflict();
            }
        });
        build.listener(hearing("")).engine().up();
        assertThat(tries).hasValue(3);
        assertThat(heard)
                .containsExactly("run of 1 started", "up 1 started", "up 1 ended", "run of 1 ended, lock free: true");
    }

    @Test
    void aStepThatWasTriedForTooLongIsToldAsFailed() {
        build.migration("1", context -> {
            throw UpAndDownTests.conflict();
        });
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() ->
                        build.listener(hearing("")).engine(new ManualTicker()).up())
                .withMessageMatching(
                        "Migration 1 \\(Migration1\\) failed in up\\(\\) at UpAndDownTests.java:\\d+: MongoCommandException: error"
                                + " 112 \\(WriteConflict\\): conflict. It was rolled back; nothing of it is in the database.")
                .extracting(MigrationFailedException::action)
                .isEqualTo(
                        "Something else keeps writing to the same documents. Stop it while migrations run, and start again.");
        assertThat(heard)
                .containsExactly(
                        "run of 1 started",
                        "up 1 started",
                        "up 1 failed: MIGRATION_FAILED",
                        "run of 1 failed: MIGRATION_FAILED, lock free: true");
    }

    @Test
    void aRefusalOfTheDatabaseItselfIsToldLikeAnyFailure() {
        build.template
                .getDb()
                .createCollection(
                        "_migrations",
                        new CreateCollectionOptions()
                                .validationOptions(new ValidationOptions()
                                        .validator(Document.parse("{state: {$ne: 'STARTED'}}"))));
        build.migration("1", TransactionMode.NONE, false, Build.insert("1")).listener(hearing(""));
        assertThatExceptionOfType(DatabaseAccessException.class)
                .isThrownBy(() -> build.engine().up())
                .withMessageContaining("the validator of that collection does not allow it");
        assertThat(heard)
                .containsExactly(
                        "run of 1 started",
                        "up 1 started",
                        "up 1 failed: REFUSED_BY_SERVER",
                        "run of 1 failed: REFUSED_BY_SERVER, lock free: true");
        assertThat(build.data()).isEmpty();
    }

    @Test
    void listenersAreToldInTheirOrderAndOneThatThrowsHurtsNothing() {
        build.inserting("1")
                .listener(hearing("first: "))
                .listener(throwing(new IllegalStateException("a listener's fault")))
                .listener(throwing(new AssertionError("a listener's graver fault")))
                .listener(hearing("last: "));
        assertThat(build.engine().up().steps()).hasSize(1);
        assertThat(build.data()).containsExactly("1");
        assertThat(heard)
                .containsExactly(
                        "first: run of 1 started",
                        "last: run of 1 started",
                        "first: up 1 started",
                        "last: up 1 started",
                        "first: up 1 ended",
                        "last: up 1 ended",
                        "first: run of 1 ended, lock free: true",
                        "last: run of 1 ended, lock free: true");
    }

    private MigrationListener hearing(String prefix) {
        return new MigrationListener() {
            @Override
            public void runStarted(MigrationPlan plan) {
                heard.add(prefix + "run of " + plan.steps().size() + " started");
            }

            @Override
            public void runEnded(MigrationReport report) {
                heard.add(prefix + "run of " + report.steps().size() + " ended" + lock());
            }

            @Override
            public void runFailed(MigrationPlan plan, MigrationException error) {
                heard.add(prefix + "run of " + plan.steps().size() + " failed: " + error.reason() + lock());
            }

            @Override
            public void stepStarted(MigrationPlan.Step step) {
                heard.add(prefix + step.direction() + " " + step.version() + " started");
            }

            @Override
            public void stepEnded(MigrationReport.Step report) {
                heard.add(prefix + report.direction() + " " + report.version() + " ended");
            }

            @Override
            public void stepFailed(MigrationPlan.Step step, MigrationException error) {
                heard.add(prefix + step.direction() + " " + step.version() + " failed: " + error.reason());
            }

            private String lock() {
                return ", lock free: " + !build.lock().containsKey("holder");
            }
        };
    }

    private static MigrationListener throwing(Throwable fault) {
        return new MigrationListener() {
            @Override
            public void runStarted(MigrationPlan plan) {
                raise();
            }

            @Override
            public void runEnded(MigrationReport report) {
                raise();
            }

            @Override
            public void stepStarted(MigrationPlan.Step step) {
                raise();
            }

            @Override
            public void stepEnded(MigrationReport.Step report) {
                raise();
            }

            private void raise() {
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            }
        };
    }
}

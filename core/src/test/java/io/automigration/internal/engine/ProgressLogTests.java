package io.automigration.internal.engine;

import static io.automigration.internal.log.LogEvent.STEP_APPLIED;
import static io.automigration.internal.log.LogEvent.STEP_PROGRESS;
import static io.automigration.internal.log.LogEvent.STEP_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MongoMigration;
import io.automigration.testsupport.MongoDbForTests;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a step that takes long says in its own log: every 10 s, or every lease, which is shorter here. */
@Timeout(60)
class ProgressLogTests {

    private final Log log = new Log();
    private final Build build = new Build(MongoDbForTests.uri(MongoDbForTests.newDatabaseName()))
            .settings(settings -> Build.with(settings, Duration.ofMillis(400)));

    @AfterEach
    void close() {
        log.close();
        build.close();
    }

    @Test
    void aStepIsAnnouncedAndItsProgressSaidUntilItHasEnded() {
        build.migration("1", context -> {
                    context.progress(3, 10);
                    awaitProgress("Applying 1 m1: 3 of 10");
                })
                .migration("2", context -> {
                    context.progress(5, 0);
                    awaitProgress("Applying 2 m2: 5 done");
                })
                .engine()
                .apply();

        assertThat(log.lines(STEP_STARTED)).containsExactly("Applying 1 m1", "Applying 2 m2");
        assertThat(log.lines(STEP_APPLIED)).hasSize(2);
        List<String> all = log.linesWith("1 m1");
        assertThat(all).startsWith("Applying 1 m1", "Applying 1 m1: 3 of 10");
        assertThat(all.get(all.size() - 1)).as("its last line").startsWith("Applied 1 m1");
    }

    @Test
    void aStepThatSaysNothingIsStillAtWork() {
        build.migration("1", context -> awaitProgress("Applying 1 m1: still at work"))
                .engine()
                .apply();

        assertThat(log.lines(STEP_APPLIED)).hasSize(1);
    }

    @Test
    void aStepBackSaysSo() {
        build.migration("1", MongoMigration.of(context -> {}, context -> {
                    context.progress(1, 2);
                    awaitProgress("Reverting 1 m1: 1 of 2");
                }))
                .engine()
                .up();
        build.engine().down(1);

        assertThat(log.lines(STEP_STARTED)).containsExactly("Applying 1 m1", "Reverting 1 m1");
    }

    private void awaitProgress(String line) {
        Awaitility.await().until(() -> log.lines(STEP_PROGRESS).contains(line));
    }
}

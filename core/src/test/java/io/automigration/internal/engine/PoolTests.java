package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.TransactionMode;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection pool of one. */
@Tag("slow")
class PoolTests {

    private final ProxiedDatabase database = new ProxiedDatabase();

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void aMigrationWithoutATransactionIsRefusedBeforeAnythingIsWritten() {
        Build build = database.build("maxPoolSize=1").migration("1", TransactionMode.NONE, true, Build.insert("1"));

        assertThatThrownBy(build.engine()::apply).isInstanceOf(ConnectionPoolTooSmallException.class);
        assertThat(database.proxy.names()).containsExactly("find");
    }

    @RepeatedTest(3) // now and then the waiting thread gets its connection all the same
    void aMigrationThatWaitedForAConnectionWhenThePoolWasClearedIsTriedAgain() {
        Hold hold = new Hold();
        database.proxy.when(nth(1, BEAT), hold.before(Fate.closeBefore()));
        AtomicInteger tries = new AtomicInteger();
        Build build = database.build("maxPoolSize=1", "retryWrites=false")
                .settings(settings -> Build.with(settings, Duration.ofSeconds(8)))
                .migration("1", context -> {
                    if (tries.incrementAndGet() == 1) {
                        hold.awaitReached();
                        releaseOnceWaiting(hold, Thread.currentThread());
                    }
                    Build.insert("1").up(context);
                });

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(build.data()).containsExactly("1");
    }

    private static void releaseOnceWaiting(Hold hold, Thread migrating) {
        CompletableFuture<Void> unused = Contention.start(() -> {
            Awaitility.await()
                    .until(() -> Arrays.stream(migrating.getStackTrace())
                                    .anyMatch(frame -> frame.getClassName().contains("DefaultConnectionPool"))
                            && migrating.getState() == Thread.State.TIMED_WAITING);
            hold.release();
            return null;
        });
    }
}

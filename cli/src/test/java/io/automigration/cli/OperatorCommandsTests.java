package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.internal.lock.LockLostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** repair, baseline and unlock. */
@Tag("slow")
class OperatorCommandsTests {

    private final String uri = Build.newUri();

    @Test
    void aRepairSaysWhatItWasWhatItIsAndWhatComesNext() {
        try (Build build = new Build(uri).failing("1", TransactionMode.NONE).inserting("2")) {
            Called.of(build, "up");
            Called refused = Called.of(build, "up");
            assertThat(refused.code()).isEqualTo(5);
            Called repaired = Called.of(build, "repair", "1", "--as", "applied", "--reason", "finished by hand");
            assertThat(repaired.code()).isZero();
            assertThat(repaired.out()).isEqualToIgnoringNewLines("1 m1 is now applied.");
            assertThat(repaired.err())
                    .contains("1 m1 was failed, last changed by shop 1.0", "Its error: ", "no such field")
                    .contains("'migrate up' would now do:")
                    .containsPattern("up +2 +m2");
            assertThat(Called.of(build, "history", "1").out()).contains("REPAIRED", "finished by hand");
            assertThat(Called.of(build, "up").code()).isZero();
            assertThat(build.data()).containsExactly("2");
        }
    }

    @Test
    void aRepairInJson() {
        try (Build build = new Build(uri).failing("1", TransactionMode.NONE)) {
            Called.of(build, "up");
            Called repaired =
                    Called.of(build, "repair", "m1", "--as", "reverted", "--reason", "undone", "--format", "json");
            Schema.of("migration").check(repaired.out());
            assertThat(repaired.json()).containsEntry("state", "reverted");
        }
    }

    @Test
    void whatIsInOrderIsNotRepaired() {
        try (Build build = new Build(uri).inserting("1")) {
            Called.of(build, "up");
            Called refused = Called.of(build, "repair", "1", "--as", "applied", "--reason", "x");
            assertThat(refused.code()).isEqualTo(5);
            assertThat(refused.out()).isEmpty();
            assertThat(Called.of(build, "repair", "1", "--as", "applied", "--reason", " ")
                            .code())
                    .isEqualTo(2);
        }
    }

    @Test
    void aBaselineDeclaresWithoutRunning() {
        try (Build build = new Build(uri).inserting("1").inserting("2").inserting("3")) {
            Called declared = Called.of(build, "baseline", "2", "--format", "json");
            Schema.of("baseline").check(declared.out());
            assertThat(declared.json().getList("declared", String.class)).containsExactly("1", "2");
            assertThat(build.data()).isEmpty();
            assertThat(Called.of(build, "baseline", "2").out()).contains("Nothing to record");
            assertThat(Called.of(build, "status").out()).containsPattern("2 +applied +m2 .*baseline");
            assertThat(Called.of(build, "baseline", "base").code()).isEqualTo(2);
        }
    }

    @Test
    void aFreeLockIsFree() {
        try (Build build = new Build(uri).inserting("1")) {
            Called free = Called.of(build, "unlock", "--format", "json");
            Schema.of("lock").check(free.out());
            assertThat(free.json()).containsEntry("held", false);
        }
    }

    @Test
    void aLivingHolderKeepsTheLockUnlessForcedAndCantCommitThen() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Build holder = new Build(uri)
                        .migration("1", TransactionMode.REQUIRED, false, MongoMigration.of(context -> {
                            context.mongo().insert(new Document("_id", "late"), "data");
                            inside.countDown();
                            goOn.await();
                        }));
                Build operator = new Build(uri).inserting("1")) {
            CompletableFuture<?> run =
                    CompletableFuture.runAsync(() -> holder.engine().apply());
            inside.await();
            Called refused = Called.of(operator, "unlock");
            assertThat(refused.code()).isEqualTo(4);
            assertThat(refused.err()).contains("a live instance holds it");
            assertThat(Called.of(operator, "baseline", "1").code()).isEqualTo(4);
            Called forced = Called.of(operator, "unlock", "--force");
            assertThat(forced.code()).isZero();
            assertThat(forced.err()).contains("The former holder is alive. It can no longer commit");
            goOn.countDown();
            assertThat(run.handle((done, error) -> error).join()).hasCauseInstanceOf(LockLostException.class);
            assertThat(operator.data()).isEmpty();
        }
    }
}

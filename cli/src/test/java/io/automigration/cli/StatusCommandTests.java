package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.cli.text.Colours;
import io.automigration.cli.text.StatusText;
import io.automigration.internal.engine.Build;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class StatusCommandTests {

    private final String uri = Build.newUri();

    @Test
    void showsWhatIsAppliedAndWhatIsPending() {
        try (Build build = new Build(uri).inserting("1").irreversible("2")) {
            Called.of(build, "up", "1");
            Called status = Called.of(build, "status");
            assertThat(status.code()).isZero();
            assertThat(status.err()).isEmpty();
            assertThat(status.out())
                    .contains("Lock: free")
                    .containsPattern("1 +applied +m1 +\\d{4}-.*Z +\\d+ m?s +shop 1.0 on ")
                    .containsPattern("2 +pending +m2 +irreversible")
                    .contains("1 migration pending: 2. 'migrate up' applies it.");
        }
    }

    @Test
    void oneCommandIsSent() {
        try (Build build = new Build(uri).inserting("1")) {
            Called.of(build, "up");
            build.commands.clear();
            Called.of(build, "status");
            assertThat(build.commands.names()).containsExactly("find");
        }
    }

    @Test
    void checkSaysByItsExitCodeWhetherTheDatabaseIsUpToDate() {
        try (Build build = new Build(uri).inserting("1")) {
            assertThat(Called.of(build, "status", "--check").code()).isEqualTo(3);
            Called.of(build, "up");
            assertThat(Called.of(build, "status", "--check").code()).isZero();
            Called.of(build, "down", "--yes");
            assertThat(Called.of(build, "status", "--check").code())
                    .as("a start is refused")
                    .isEqualTo(5);
        }
    }

    @Test
    void jsonIsAllThereIsOnStandardOutput() {
        try (Build build = new Build(uri).inserting("1").inserting("3.10")) {
            Called.of(build, "up", "1");
            Called status = Called.of(build, "status", "--format", "json");
            Schema.of("status").check(status.out());
            Document json = status.json();
            assertThat(json.getList("pending", String.class)).containsExactly("3.10");
            assertThat(json.getBoolean("upToDate")).isFalse();
            assertThat(json.getList("migrations", Document.class))
                    .extracting(row -> row.getString("version"), row -> row.getString("state"))
                    .hasToString("[(\"1\", \"applied\"), (\"3.10\", \"pending\")]");
        }
    }

    @Test
    void aFailureThatWasRolledBackIsShownWithItsError() {
        try (Build build = new Build(uri).failing("1", TransactionMode.REQUIRED)) {
            assertThat(Called.of(build, "up").code()).isEqualTo(1);
            assertThat(Called.of(build, "status").out())
                    .containsPattern("1 +failed +m1 .*rolled back: .*no such field");
            Document row = row(Called.of(build, "status", "--format", "json"));
            assertThat(row).containsEntry("state", "failed").containsEntry("rolledBack", true);
        }
    }

    @Test
    void anInterruptedMigrationIsShownWithTheCommandsToChooseFrom() {
        try (Build build = new Build(uri).migration("1", TransactionMode.NONE, false, MongoMigration.of(context -> {
            context.progress(30, 100);
            throw new IllegalStateException("half done");
        }))) {
            assertThat(Called.of(build, "up").code()).isEqualTo(1);
            assertThat(Called.of(build, "status").out())
                    .contains(
                            "nothing was rolled back",
                            "(progress: 30 of 100)",
                            "\nLook at the data",
                            "\n  java -jar app.jar migrate repair 1 --as pending ")
                    .contains("migrate repair 1 --as applied", "migrate repair 1 --as pending");
            Called json = Called.of(build, "status", "--format", "json");
            Schema.of("status").check(json.out());
            assertThat(row(json)).containsEntry("rolledBack", false);
        }
    }

    @Test
    void aRevertedOneAMissingOneAndARenamedOneAreNamed() {
        try (Build build = new Build(uri).inserting("1").inserting("2").inserting("3")) {
            Called.of(build, "up");
            Called.of(build, "down", "--yes");
        }
        try (Build other = new Build(uri)
                .migration("renamed", "1", TransactionMode.AUTO, false, MongoMigration.of(context -> {}))
                .inserting("3")) {
            assertThat(Called.of(other, "status").out())
                    .containsPattern("1 +applied +m1 .*called renamed in this build")
                    .containsPattern("2 +applied .*not in this build")
                    .containsPattern("3 +reverted")
                    .contains("1 migration reverted: 3.");
        }
    }

    @Test
    void aLivingHolderIsShownWithWhatItDoes() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Build holder = new Build(uri).migration("1", TransactionMode.DEFAULT, false, MongoMigration.of(context -> {
                    inside.countDown();
                    goOn.await();
                }));
                Build operator = new Build(uri)) {
            CompletableFuture<?> run =
                    CompletableFuture.runAsync(() -> holder.engine().apply());
            inside.await();
            assertThat(Called.of(operator, "status").out())
                    .containsPattern("Lock: held by shop 1.0 on .*; it is alive");
            Called json = Called.of(operator, "status", "--format", "json");
            Schema.of("status").check(json.out());
            assertThat(json.json().get("lock", Document.class))
                    .containsEntry("held", true)
                    .containsEntry("alive", true)
                    .containsEntry("application", "shop");
            goOn.countDown();
            run.join();
        }
    }

    @Test
    void aHolderWithALongLeaseIsNotCalledSilentBeforeItHadToGiveASignOfLife() {
        try (Build build = new Build(uri)) {
            build.template
                    .getCollection("_migrations")
                    .insertOne(Document.parse("{_id: 'lock', format: 1, token: 7, beat: 3,"
                            + " holder: {run: 'r', application: 'shop', lease: 480000}}"));
            String text = new StatusText(
                            build.engine().status(),
                            build.engine().watchLock(Duration.ofMillis(10)),
                            new Colours(false),
                            200)
                    .toString();
            assertThat(text)
                    .contains("it gives a sign of life every 2 min (its lease is 8 min); there was none in the")
                    .doesNotContain("silent");
        }
    }

    @Test
    void coloursAreForATerminalThatWantsThem() {
        try (Build build = new Build(uri).inserting("1")) {
            assertThat(Called.in(Called.Place.terminal("", Map.of()), build, "status")
                            .out())
                    .contains("\u001b[33mpending\u001b[0m");
            assertThat(List.of(
                            Called.of(build, "status").out(),
                            Called.onTerminal("", build, "status").out()))
                    .noneMatch(out -> out.contains("\u001b"));
        }
    }

    private static Document row(Called json) {
        return json.json().getList("migrations", Document.class).get(0);
    }
}

package io.automigration.autoconfigure.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.autoconfigure.TestDatabase;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.ChildProcess.Signal;
import io.automigration.testsupport.JavaProcess;
import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of an application as a process of its own, as a user calls them. */
@Tag("slow")
class CommandProcessTests {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Tag("ci")
    void aSessionOfAnOperator() {
        Ended status = called("status", "--format", "json");
        assertThat(status.code()).isZero();
        assertThat(status.json().getList("pending", String.class)).containsExactly("1", "2", "3", "4");
        assertThat(status.out() + status.err()).doesNotContain("WITNESS");

        Ended up = called("up");
        assertThat(up.code()).isZero();
        assertThat(up.out().lines()).hasSize(4).allMatch(line -> line.startsWith("Applied "));
        assertThat(up.out() + up.err()).doesNotContain("WITNESS");
        assertThat(data()).containsExactly(1, 2, 3, 4);

        assertThat(called("down").code()).isEqualTo(2);
        assertThat(called("down", "--steps", "2", "--yes").out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("Reverted "));
        assertThat(called("to", "3", "--format=json").json().getList("steps", Document.class))
                .hasSize(1);
        assertThat(called("plan").out()).contains("add_four", "without");

        Ended failed = ended(shop("migrate", "up", "--shop.trouble.4=fail"));
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).contains("trouble");
        assertThat(called("up").code()).isEqualTo(5);
        assertThat(called("repair", "4", "--as", "reverted", "--reason", "looked, and took it back")
                        .code())
                .isZero();
        assertThat(called("status").out()).containsPattern("4 +reverted");
        called("to", "2", "--yes");

        try (ChildProcess killed =
                shop("migrate", "up", "--shop.trouble.3=hang").start()) {
            killed.await("hanging in 3");
            Ended refused = called("unlock");
            assertThat(refused.code()).isEqualTo(4);
            assertThat(refused.err()).contains("a live instance holds it");
            killed.kill();
        }
        Ended held = called("status", "--format", "json");
        assertThat(held.json().get("lock", Document.class)).containsEntry("held", true);
        assertThat(called("unlock").code()).isZero();
        assertThat(called("up", "--to", "3").code()).isZero();
        assertThat(called("status", "--check").code())
                .as("4 was reverted, so a start is refused")
                .isEqualTo(5);
        assertThat(data()).contains(1, 2, 3);
    }

    @Test
    void aNullPointerTwoCallsDeepShowsItsLineInUpAndAfterwardsInStatusAndHistory() {
        insertEntryOfAnotherBuild();
        Ended up = ended(shop("migrate", "up", "--shop.trouble.3=null"));
        assertThat(up.code()).isEqualTo(1);
        assertThat(up.err())
                .containsPattern("failed in up\\(\\) at ShopApplication.java:\\d+: NullPointerException")
                .containsPattern("\\R  java.lang.NullPointerException: .*\\R"
                        + "      at .*ShopApplication.length\\(ShopApplication.java:\\d+\\)\\R"
                        + "      at .*ShopApplication.longName\\(ShopApplication.java:\\d+\\)\\R"
                        + "      at .*ShopApplication.*\\(ShopApplication.java:\\d+\\)\\R")
                .contains("Applied to the database, but not in this build: 0.5") // a warning is heard
                .doesNotContain("\tat ");
        assertThat(up.err().split("failed in up\\(\\)"))
                .as("it is said once: " + up.err())
                .hasSize(2);

        assertThat(called("status").out()).containsPattern("NullPointerException: .* \\(ShopApplication.java:\\d+\\)");
        assertThat(called("history", "3").out()).containsPattern("FAILED .* \\(ShopApplication.java:\\d+\\)");

        Ended json = ended(shop("migrate", "up", "--format=json", "--stacktrace", "--shop.trouble.3=null"));
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.json().get("error", Document.class).getString("at")).matches("ShopApplication.java:\\d+");
        assertThat(json.err()).containsPattern("\\Rjava.lang.NullPointerException: .*\\R\tat .*ShopApplication.length");
    }

    private void insertEntryOfAnotherBuild() {
        database.collection("_migrations").insertOne(Document.parse("""
                {_id: "0.5", format: 1, version: "0.5", name: "add_half", description: "", state: "APPLIED",
                 revision: {$numberLong: "1"}, token: {$numberLong: "1"}, run: "r", by: {}, transaction: true, events: []}
                """));
    }

    @Test
    void aSettingIsACommandTooAndEndsTheProcess() {
        Ended applied = ended(shop().withVariable("AUTO_MIGRATION_COMMAND", "to 2"));
        assertThat(applied.code()).isZero();
        assertThat(applied.out() + applied.err()).doesNotContain("WITNESS");
        assertThat(data()).containsExactly(1, 2);
        assertThat(ended(shop("--auto.migration.command=status --check")).code())
                .isEqualTo(3);
        Ended refused = ended(shop("--auto.migration.command=down --yes"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("java -jar app.jar migrate down --yes");
        assertThat(data()).containsExactly(1, 2);
    }

    @Test
    void theFirstArgumentIsLeftToAnApplicationThatWantsIt() {
        try (ChildProcess application =
                shop("migrate", "status", "--auto.migration.command-line=false").start()) {
            application.await("WITNESS: runner");
            application.signal(Signal.TERM);
            assertThat(application.awaitExit()).isEqualTo(143);
        }
        try (ChildProcess application =
                shop("status", "migrate", "--auto.migration.command-line=false").start()) {
            application.await("WITNESS: runner");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dspring.profiles.active=prod migrate plan", "--debug=false -x migrate plan"})
    void optionsWithOneDashMayComeFirstToo(String arguments) {
        Ended plan = ended(shop(arguments.split(" ")).withVariable("AUTO_MIGRATION", "true"));
        assertThat(plan.out()).contains("add_one");
        assertThat(plan.code()).isZero();
        assertThat(data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--spring.profiles.active prod migrate plan, migrate plan",
        "status migrate, migrate",
        "migrations, migrate",
        "MIGRATE, migrate",
        "Migrate --server.port=0 status, migrate status"
    })
    void wordsThatMissACommandAreNoStart(String arguments, String meant) {
        Ended missed = ended(shop(arguments.split(" ")).withVariable("AUTO_MIGRATION", "true"));
        assertThat(missed.err()).contains("looks like a command", "Call '" + meant + "'");
        assertThat(missed.code()).isEqualTo(2);
        assertThat(data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "sibling"})
    void aCommandThatMainKeepsToItselfIsNoStart(String kind) {
        Ended kept = ended(launched(kind, Map.of("AUTO_MIGRATION", "true"), "migrate", "validate"));
        assertThat(kept.err())
                .contains("the application was not given it", "SpringApplication.run(Application.class, args)");
        assertThat(kept.code()).isEqualTo(2);
        assertThat(data()).isEmpty();
    }

    @Test
    void aContextThatIsStartedInsideAnotherTakesNoCommand() {
        assertThat(ended(launched("inside", Map.of("AUTO_MIGRATION_COMMAND", "status --check")))
                        .code())
                .isEqualTo(3);
        assertThat(ended(launched("inside", Map.of(), "migrate", "status", "--check"))
                        .code())
                .isEqualTo(3);
    }

    private JavaProcess launched(String kind, Map<String, String> variables, String... words) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("SPRING_MONGODB_URI", database.uri());
        return new JavaProcess(
                List.of("-cp", System.getProperty("java.class.path"), "-Dkind=" + kind),
                Stream.concat(Stream.of(LaunchedApplication.class.getName()), Arrays.stream(words))
                        .toList(),
                all);
    }

    @Test
    void optionsOfTheApplicationMayComeFirstAsInAnImagesEntryPoint() {
        Ended plan = ended(shop("--spring.profiles.active=prod", "--debug=false", "migrate", "plan")
                .withVariable("AUTO_MIGRATION", "true"));
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("add_one", "add_four");
        assertThat(data()).isEmpty();
    }

    @Test
    void whatLooksLikeACommandIsNoStart() {
        Ended misspelt = ended(shop("migrations", "status").withVariable("AUTO_MIGRATION", "true"));
        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err()).contains("'migrations status' looks like a command", "Call 'migrate status'");
        assertThat(data()).isEmpty();
    }

    @ParameterizedTest
    @Tag("ci")
    @ValueSource(strings = {"plain", "configured"})
    void aCommandIsForTheContextThatHasTheMigrations(String parent) {
        JavaProcess hierarchy = new JavaProcess(
                List.of("-cp", System.getProperty("java.class.path"), "-Dparent=" + parent),
                List.of(HierarchyApplication.class.getName(), "migrate", "validate"),
                Map.of("SPRING_MONGODB_URI", database.uri(), "AUTO_MIGRATION", "true"));
        Ended validated = ended(hierarchy);
        assertThat(validated.code()).isEqualTo(3);
        assertThat(validated.err()).contains("1, 2, 3, 4");
        assertThat(data()).isEmpty();
    }

    @Test
    void helpAndMistakesAreAnsweredWithoutADatabase() {
        JavaProcess unreachable =
                shop("migrate", "up", "--help").withVariable("SPRING_MONGODB_URI", "mongodb://nowhere.invalid");
        assertThat(ended(unreachable).out()).contains("Usage: migrate up");
        Ended nothing = called();
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(called("stauts").err()).contains("Did you mean 'status'?");
    }

    @Test
    void aStartThatFailsBeforeTheCommandSaysSoOnStandardError() {
        Ended wrong = ended(shop("migrate", "status", "--auto.migration.lock.lease=soon"));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("lock.lease", "soon");
        Ended broken = ended(shop("migrate", "status", "--auto.migration.template=nobody"));
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.out()).isEmpty();
    }

    @Test
    void anApplicationWithoutTheCommandsSaysSo() {
        JavaProcess shop = shop("migrate", "status");
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> !element.contains("picocli")
                        && !element.contains("auto-migration-cli")
                        && !element.contains("cli" + File.separator + "target"))
                .collect(Collectors.joining(File.pathSeparator));
        JavaProcess without = new JavaProcess(List.of("-cp", classPath), shop.program(), shop.environment());
        Ended told = ended(without);
        assertThat(told.code()).isEqualTo(2);
        assertThat(told.err()).contains("auto-migration-cli is not on its class path");
        Map<String, String> migrating = Map.of("SPRING_MONGODB_URI", database.uri(), "AUTO_MIGRATION", "true");
        JavaProcess serving = new JavaProcess(
                List.of("-cp", classPath), List.of(ShopApplication.class.getName(), "--server.port=0"), migrating);
        try (ChildProcess application = serving.start()) {
            application.await("WITNESS: runner");
        }
        assertThat(data()).hasSize(4);
    }

    @ParameterizedTest
    @Tag("ci")
    @CsvSource({"up, TERM, 143", "up, INT, 130", "down, TERM, 143", "down, INT, 130"})
    void aSignalRollsBackAndFreesTheLock(String direction, Signal signal, int code) {
        if (direction.equals("down")) {
            called("up", "3");
        }
        List<Integer> before = data();
        String[] words = direction.equals("down") ? new String[] {"down", "--yes"} : new String[] {"up"};
        try (ChildProcess process = shop(Stream.concat(
                                Stream.of("migrate"),
                                Stream.concat(Arrays.stream(words), Stream.of("--shop.trouble.3=hang")))
                        .toArray(String[]::new))
                .start()) {
            process.await("hanging in 3");
            process.signal(signal);
            assertThat(process.awaitExit()).isEqualTo(code);
        }
        assertThat(data()).isEqualTo(direction.equals("down") ? before : List.of(1, 2));
        Document lock = database.collection("_migrations")
                .find(new Document("_id", "lock"))
                .first();
        assertThat(lock).doesNotContainKey("holder");
    }

    private Ended called(String... words) {
        return ended(
                shop(Stream.concat(Stream.of("migrate"), Arrays.stream(words)).toArray(String[]::new)));
    }

    private static Ended ended(JavaProcess java) {
        return Ended.of(java);
    }

    private JavaProcess shop(String... arguments) {
        return new Shop(database).process(arguments);
    }

    private List<Integer> data() {
        return new Shop(database).data();
    }
}

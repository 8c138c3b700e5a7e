package io.automigration.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.broken.FailingMigration;
import com.example.first.NoMigrations;
import com.example.shop.migrations.FirstMigration;
import io.automigration.sample.SampleApplication;
import io.automigration.testsupport.MongoDbForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What pages show of a terminal was seen on one. {@code -Ddocs=write} writes it anew, here and in the pages; times and the
 * like are not compared.
 */
@Tag("ci")
@Tag("slow")
class RecordedTests {

    private static final boolean WRITE = "write".equals(System.getProperty("docs"));
    private static final Path RECORDED = Pages.ROOT.resolve("sample-app/src/test/resources/docs/recorded");
    private static final Path PICTURE = Pages.ROOT.resolve("docs/terminal.svg");

    private final String database = MongoDbForTests.newDatabaseName();

    @AfterAll
    static void pagesShowIt() throws IOException {
        if (WRITE) {
            Pages.cutAgain();
        }
    }

    @Test
    void theFirstThreeSteps() throws IOException {
        Run empty = new Run(NoMigrations.class, database, "shop");
        Run first = new Run(FirstMigration.class, database, "shop");

        compare("no-migrations.txt", empty.command("status"));
        compare("one-pending.txt", first.command("status"));
        compare("mode-not-set.txt", first.start(""));
        compare("first-start.txt", first.start("true"));
        compare("one-applied.txt", first.command("status"));
        compare("history.txt", first.command("history"));
    }

    @Test
    void aMigrationThatFails() throws IOException {
        compare("failed.txt", new Run(FailingMigration.class, database, "shop").start("true"));
    }

    @Test
    void thePictureOfTheSample() throws IOException {
        Run sample = new Run(SampleApplication.class, database, "sample");
        String start = sample.start("true", "--spring.profiles.active=dev");
        String status = sample.command("status");

        String picture = Terminal.of(start + "\n\n" + status).svg();

        if (WRITE) {
            Files.writeString(PICTURE, picture);
        }
        assertThat(comparable(Pages.read(PICTURE))).isEqualTo(comparable(picture));
    }

    @Test
    void anotherWordIsSeenAndAnotherTimeIsNot() {
        String said = "22:11:37.355 INFO  Applied 1 add_plan in 63 ms";
        assertThat(comparable(said)).isEqualTo(comparable("07:01:02.003 INFO  Applied 1 add_plan in 1163 ms"));
        assertThat(comparable(said)).isNotEqualTo(comparable("22:11:37.355 INFO  Reverted 1 add_plan in 63 ms"));
    }

    private static void compare(String file, String said) throws IOException {
        String text = said.stripTrailing() + "\n";
        Path recorded = RECORDED.resolve(file);
        if (WRITE) {
            Files.createDirectories(RECORDED);
            Files.writeString(recorded, text);
        }
        assertThat(comparable(Pages.read(recorded)))
                .as("%s; -Ddocs=write writes it anew", recorded)
                .isEqualTo(comparable(text));
    }

    private static String comparable(String said) {
        return said.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}", "TIME")
                .replaceAll("\\d+ ms|\\d+ s\\b|[\\d.]+ seconds", "DURATION")
                .replaceAll("textLength=\"[\\d.]+\"", "")
                .replaceAll(" {2,}", "  ");
    }
}

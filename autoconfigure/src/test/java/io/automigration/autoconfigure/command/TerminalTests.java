package io.automigration.autoconfigure.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.autoconfigure.TestDatabase;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import io.automigration.testsupport.PseudoTerminal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands on a terminal, and where a part of one is missing. */
@Tag("slow")
@Tag("ci")
class TerminalTests {

    private static final String ESCAPE = "\u001b";
    private static final String TYPED_CTRL_C = "\u0003";

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsConfirmedIsNotDoneWhenSomeoneElseWasFaster() {
        run("up");
        Ended confirmed = on(
                PseudoTerminal.of(80)
                        .await("Revert 1 migration of the database \\S+ at \\S+:\\d+\\? .y/N.")
                        .call(shop("down", "--yes").command())
                        .type("y\n"),
                shop("down"));
        assertThat(confirmed.code()).as(confirmed.out()).isEqualTo(5);
        assertThat(confirmed.out()).contains("The history has changed", "down 3 add_three", "migrate plan");
        assertThat(data()).containsExactly(1, 2, 3);
    }

    @Test
    void theEndOfTheProcessDoesNotWaitForAnAnswer() {
        run("up", "2");
        for (int code : List.of(130, 143)) {
            PseudoTerminal asked = PseudoTerminal.of(80).await("y/N");
            Ended ended = on(code == 130 ? asked.type(TYPED_CTRL_C) : asked.terminate(), shop("down"));
            assertThat(ended.code()).as(ended.out()).isEqualTo(code);
            assertThat(Double.parseDouble(ended.err().replaceAll("(?s).*ended after ([0-9.]+) s", "$1")))
                    .isLessThan(20);
        }
        assertThat(data()).containsExactly(1, 2);
    }

    @Test
    void aQuestionThatNobodySeesIsNotAskedAndFilesAreNotColoured() {
        run("up", "2");
        Ended unseen = on(PseudoTerminal.of(80), shop("down"), "2>err; code=$?; cat err; exit $code");
        assertThat(unseen.code()).as(unseen.out()).isEqualTo(2);
        assertThat(unseen.out())
                .contains("there is no terminal on which to confirm it")
                .doesNotContain(ESCAPE, "y/N");
        assertThat(data()).containsExactly(1, 2);
    }

    @Test
    void aTerminalThatCantOrShouldNotShowsNoColours() {
        run("up", "2");
        JavaProcess status = shop("status", "--logging.level.org.mongodb.driver=info");
        Ended coloured = on(PseudoTerminal.of(80), status.withVariable("TERM", "xterm"));
        assertThat(coloured.out()).contains(ESCAPE, "add_three").doesNotContain("TOOK  BY");
        assertThat(coloured.out().lines().map(line -> line.replaceAll(ESCAPE + "\\[\\d+m", "")))
                .filteredOn(line -> line.matches("VERSION .*|\\d +(applied|pending) .*"))
                .hasSize(5)
                .allMatch(line -> line.length() <= 80);
        assertThat(on(PseudoTerminal.of(80), status.withVariable("TERM", "dumb"))
                        .out())
                .contains("INFO")
                .doesNotContain(ESCAPE);
        assertThat(on(
                                PseudoTerminal.of(80),
                                status.withVariable("TERM", "xterm").withVariable("NO_COLOR", "1"))
                        .out())
                .contains("INFO")
                .doesNotContain(ESCAPE);
    }

    @Test
    void aLineThatRewritesItselfStaysOneLineOnANarrowTerminal() {
        Ended up = on(
                PseudoTerminal.of(20)
                        .await("hanging in 3")
                        .await("Applying 3 add_three: \\d+ m?s")
                        .await("Applying 3 add_three: \\d+ m?s")
                        .resize(10)
                        .await("Applying 3 add_three: \\d+ m?s")
                        .type(TYPED_CTRL_C),
                shop("up", "--shop.trouble.3=hang").withVariable("TERM", "xterm"));
        assertThat(up.code()).isEqualTo(130);
        String draws = up.out().substring(up.out().indexOf("Applying"), up.out().lastIndexOf("Applying"));
        assertThat(draws).doesNotContain("\n").contains("\r" + ESCAPE + "[K" + ESCAPE + "[?7l");
    }

    @Test
    void whatCantBeWrittenIsAnError() {
        Ended full = redirected(shop("up"), ">/dev/full");
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("could not be written to standard output");
        assertThat(data()).hasSize(4);
        assertThat(redirected(shop("status", "--format", "json"), ">/dev/full").code())
                .isEqualTo(1);
        assertThat(redirected(shop("--help"), ">/dev/full").code()).isEqualTo(1);
    }

    @Test
    void lettersThatAreLostBeforeTheProcessBeginsAreNotWrittenIntoASource() {
        JavaProcess created = shop("new", "plan", "-m", "F\u00fcr alle", "--package", "com.example", "--stdout")
                .withVariable("LC_ALL", "POSIX");
        Ended refused = redirected(created, "");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("LC_ALL=C.UTF-8");
    }

    private void run(String... words) {
        assertThat(Ended.of(shop(words)).code()).isZero();
    }

    private static Ended on(PseudoTerminal terminal, JavaProcess java) {
        return ended(terminal.start(java.command(), java.environment()));
    }

    private static Ended on(PseudoTerminal terminal, JavaProcess java, String redirected) {
        return ended(terminal.start(inShell(java, redirected), java.environment()));
    }

    private static Ended redirected(JavaProcess java, String redirected) {
        return ended(ChildProcess.start(inShell(java, redirected), java.environment()));
    }

    private static List<String> inShell(JavaProcess java, String redirected) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" " + redirected));
        words.addAll(java.command());
        return words;
    }

    private static Ended ended(ChildProcess started) {
        try (ChildProcess process = started) {
            int code = process.awaitExit();
            return new Ended(code, process.output(), process.errors());
        }
    }

    private JavaProcess shop(String... words) {
        return new Shop(database)
                .process(Stream.concat(Stream.of("migrate"), Stream.of(words)).toArray(String[]::new));
    }

    private List<Integer> data() {
        return new Shop(database).data();
    }
}

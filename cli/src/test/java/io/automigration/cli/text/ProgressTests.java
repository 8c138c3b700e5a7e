package io.automigration.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Direction;
import io.automigration.MigrationPlan;
import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.TakenStep;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.plan.PlannedStep;
import io.automigration.internal.time.Ticker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private static final MigrationPlan.Step STEP = new PlannedStep(
            new MigrationDefinition(
                    MigrationVersion.parse("3"),
                    "add_plan",
                    "",
                    TransactionMode.REQUIRED,
                    false,
                    "V3__AddPlan",
                    () -> MongoMigration.class,
                    () -> {
                        throw new AssertionError("nothing is run");
                    }),
            Direction.UP,
            TransactionMode.REQUIRED);

    private final Watched written = new Watched();
    private final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(written, true),
            new ByteArrayInputStream(new byte[0]),
            new Console.Abilities(true, true, true, true, true));

    @Test
    void aStepIsShownInALineThatIsGoneWhenItHasEnded() throws Exception {
        Progress progress = new Progress(console, Ticker.system(), new Taken());
        progress.stepStarted(STEP);
        progress.stepProgressed(STEP, 30, 100);
        assertThat(written.something.await(30, TimeUnit.SECONDS)).isTrue();
        progress.stepEnded(new TakenStep(STEP, Duration.ofSeconds(1)));
        assertThat(written.text())
                .matches("(?s)\u001b\\[\\?7lApplying 3 add_plan: \\d+ m?s, 30 of 100\u001b\\[\\?7h.*\\r\u001b\\[K");
    }

    @Test
    void whatElseIsWrittenTakesThePlaceOfTheLine() {
        console.line().show("Applying");
        console.err().print("a log line\n");
        console.line().show("Applied");
        console.line().show("Done");
        assertThat(written.text().replaceAll("\u001b\\[\\?7[lh]", ""))
                .isEqualTo("Applying\r\u001b[Ka log line\nApplied\r\u001b[KDone");
    }

    /** What is written, and that something is. */
    private static final class Watched extends ByteArrayOutputStream {

        private final CountDownLatch something = new CountDownLatch(1);

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            something.countDown();
        }

        private synchronized String text() {
            return toString(Charset.defaultCharset());
        }
    }
}

package io.automigration.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.automigration.Direction;
import io.automigration.MigrationException;
import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.internal.time.Ticker;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** Says how far a step is: in a line that rewrites itself for a person, in a line every few seconds elsewhere. */
final class Progress implements MigrationListener {

    private static final Duration FOR_A_PERSON = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final Shell shell;
    private final Ticker ticker;
    private final ScheduledExecutorService clock;
    private @Nullable ScheduledFuture<?> ticking;
    private volatile String amount = "";

    Progress(Shell shell, Ticker ticker) {
        this.shell = shell;
        this.ticker = ticker;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "auto-migration-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void stepStarted(MigrationPlan.Step step) {
        amount = "";
        long begun = ticker.nanos();
        long pause = (shell.terminal() ? FOR_A_PERSON : ELSEWHERE).toMillis();
        ticking = clock.scheduleAtFixedRate(() -> say(step, begun), pause, pause, MILLISECONDS);
    }

    @Override
    public void stepProgressed(MigrationPlan.Step step, long done, long total) {
        amount = total == 0 ? ", " + done + " done" : ", " + done + " of " + total;
    }

    @Override
    public void stepEnded(MigrationReport.Step step) {
        end();
    }

    @Override
    public void stepFailed(MigrationPlan.Step step, MigrationException error) {
        end();
    }

    private void say(MigrationPlan.Step step, long begun) {
        String text = (step.direction() == Direction.UP ? "Applying " : "Reverting ") + step.version() + " "
                + step.name() + ": " + Texts.duration(ticker.since(begun)) + amount;
        if (shell.terminal()) {
            shell.line().show(text);
        } else {
            shell.err().println(text);
        }
    }

    private void end() {
        ScheduledFuture<?> running = ticking;
        if (running != null) {
            running.cancel(false);
        }
        if (shell.terminal()) {
            shell.line().clear();
        }
    }
}

package io.automigration.cli.text;

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

/** Tells a person how far a step is, in a line that rewrites itself. Elsewhere the log says it. */
public final class Progress implements MigrationListener {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Console console;
    private final Taken taken;
    private final Ticker ticker;
    private final ScheduledExecutorService clock;
    private @Nullable ScheduledFuture<?> ticking;
    private volatile String amount = "";

    /**
     * Tells a console.
     *
     * @param ticker measures how long a step has taken
     * @param taken what is done is put there
     */
    public Progress(Console console, Ticker ticker, Taken taken) {
        this.console = console;
        this.taken = taken;
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
        if (console.abilities().rewrites()) {
            ticking =
                    clock.scheduleAtFixedRate(() -> say(step, begun), PAUSE.toMillis(), PAUSE.toMillis(), MILLISECONDS);
        }
    }

    @Override
    public void stepProgressed(MigrationPlan.Step step, long done, long total) {
        amount = total == 0 ? ", " + done + " done" : ", " + done + " of " + total;
    }

    @Override
    public void stepEnded(MigrationReport.Step step) {
        taken.add(step);
        end();
    }

    @Override
    public void stepFailed(MigrationPlan.Step step, MigrationException error) {
        end();
    }

    private void say(MigrationPlan.Step step, long begun) {
        String text = (step.direction() == Direction.UP ? "Applying " : "Reverting ") + step.version() + " "
                + Shown.line(step.name(), 80) + ": " + Texts.duration(ticker.since(begun)) + amount;
        console.line().show(text);
    }

    private void end() {
        ScheduledFuture<?> running = ticking;
        if (running != null) {
            running.cancel(false);
        }
        if (console.abilities().rewrites()) {
            console.line().clear();
        }
    }
}

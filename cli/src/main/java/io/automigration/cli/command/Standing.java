package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.MigrationStatus;
import io.automigration.Migrations;
import io.automigration.Migrations.LockReport;
import io.automigration.cli.text.SignOfLife;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the database stands: the one verdict of all commands that give one. It is what a start would make of the history; a
 * holder of the lock that gives no sign of life is taken for dead, as a start would after a while.
 *
 * @param status what was read
 * @param lock what watching the lock has shown; null when it is free
 */
record Standing(MigrationStatus status, @Nullable LockReport lock) {

    /** More than a quarter of the default lease, which is how often a holder beats. */
    private static final Duration WATCH = Duration.ofSeconds(10);

    static Standing of(Migrations migrations) {
        MigrationStatus status = migrations.status();
        if (status.holder() == null) {
            return new Standing(status, null);
        }
        LockReport lock = migrations.watchLock(WATCH);
        if (lock.holder() == null) {
            return of(migrations); // the holder has ended, and has changed what was read
        }
        return new Standing(new SignOfLife(lock).missed() ? status.ifHolderIsDead() : status, lock);
    }

    /** As an exit code. */
    ExitCode verdict() {
        MigrationException refusal = status.start().refusal();
        if (refusal != null) {
            return refusal.exitCode();
        }
        return status.upToDate() ? ExitCode.DONE : ExitCode.NOT_UP_TO_DATE;
    }
}

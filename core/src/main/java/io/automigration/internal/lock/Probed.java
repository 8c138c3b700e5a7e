package io.automigration.internal.lock;

import io.automigration.Migrations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What watching the lock has shown. */
public record Probed(@Nullable LockHolder holder, boolean alive, Duration watched) implements Migrations.LockReport {

    @Override
    public Duration lease() {
        return holder == null ? Duration.ZERO : holder.lease();
    }
}

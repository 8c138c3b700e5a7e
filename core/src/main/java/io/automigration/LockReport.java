package io.automigration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What watching the lock has shown.
 *
 * @param holder who holds it; null when it is free
 * @param alive whether the holder gave a sign of life while it was watched
 * @param watched for how long it was watched
 */
public record LockReport(MigrationStatus.@Nullable Holder holder, boolean alive, Duration watched) {}

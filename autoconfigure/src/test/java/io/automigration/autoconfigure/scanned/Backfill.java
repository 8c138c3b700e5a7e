package io.automigration.autoconfigure.scanned;

import io.automigration.Migration;
import io.automigration.TransactionMode;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An application's own kind of migration. */
@Migration(transaction = TransactionMode.NONE, idempotent = true, description = "Fills up")
@Retention(RetentionPolicy.RUNTIME)
@interface Backfill {}

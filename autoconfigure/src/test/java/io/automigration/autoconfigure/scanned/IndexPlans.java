package io.automigration.autoconfigure.scanned;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;

@Migration(
        version = "1.5",
        name = "index",
        description = "Indexes plans",
        transaction = TransactionMode.NONE,
        idempotent = true)
class IndexPlans implements MongoMigration {

    @Override
    public void up(MigrationContext context) {}
}

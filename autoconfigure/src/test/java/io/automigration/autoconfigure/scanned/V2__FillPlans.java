package io.automigration.autoconfigure.scanned;

import io.automigration.MigrationContext;
import io.automigration.MongoMigration;

@Backfill
class V2__FillPlans implements MongoMigration {

    @Override
    public void up(MigrationContext context) {}
}

package com.example.broken;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;

/** Meets data that its author did not think of. */
@Migration
class V2__SplitNames implements MongoMigration {

    @Override
    public void up(MigrationContext context) {
        throw new IllegalStateException("the user 4711 has no name");
    }
}

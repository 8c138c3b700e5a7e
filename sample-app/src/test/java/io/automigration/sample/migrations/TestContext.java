package io.automigration.sample.migrations;

import com.mongodb.client.MongoDatabase;
import io.automigration.Direction;
import io.automigration.MigrationContext;
import io.automigration.MigrationVersion;
import org.springframework.data.mongodb.MongoDatabaseUtils;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What a migration gets when it is called by itself, without the engine. */
record TestContext(MongoTemplate mongo, Direction direction) implements MigrationContext {

    @Override
    public MongoDatabase database() {
        return MongoDatabaseUtils.getDatabase(mongo.getMongoDatabaseFactory());
    }

    @Override
    public MigrationVersion version() {
        return MigrationVersion.parse("1");
    }

    @Override
    public void progress(long done, long total) {}

    @Override
    public void ensureHeld() {}
}

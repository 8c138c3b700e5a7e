package io.automigration.sample.process;

import com.mongodb.client.model.Updates;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import org.bson.Document;
import org.springframework.context.annotation.Profile;

@Migration
@Profile("failing")
class V10__Fails implements MongoMigration {

    @Override
    public void up(MigrationContext context) {
        context.database().getCollection("users").updateMany(new Document(), Updates.set("failed", true));
        throw new IllegalStateException("the tenth does not work");
    }
}

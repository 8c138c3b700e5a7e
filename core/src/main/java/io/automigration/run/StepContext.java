package io.automigration.run;

import com.mongodb.client.MongoDatabase;
import io.automigration.Direction;
import io.automigration.MigrationContext;
import io.automigration.MigrationVersion;
import io.automigration.history.Activity;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.springframework.data.mongodb.MongoDatabaseUtils;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What a migration gets, and how far it says it is. */
final class StepContext implements MigrationContext {

    private final MongoTemplate template;
    private final Hold hold;
    private final BiConsumer<Long, Long> progress;
    private volatile Activity activity;

    StepContext(
            MongoTemplate template,
            Hold hold,
            MigrationVersion version,
            Direction direction,
            Instant since,
            BiConsumer<Long, Long> progress) {
        this.template = template;
        this.hold = hold;
        this.progress = progress;
        this.activity = new Activity(version, direction, since, 0, 0);
    }

    Activity activity() {
        return activity;
    }

    @Override
    public MongoTemplate mongo() {
        return template;
    }

    @Override
    public MongoDatabase database() {
        return MongoDatabaseUtils.getDatabase(template.getMongoDatabaseFactory());
    }

    @Override
    public MigrationVersion version() {
        return activity.version();
    }

    @Override
    public Direction direction() {
        return activity.direction();
    }

    @Override
    public void progress(long done, long total) {
        activity = new Activity(version(), direction(), activity.since(), done, total);
        progress.accept(done, total);
    }

    @Override
    public void ensureHeld() {
        hold.ensure("at migration " + version());
    }
}

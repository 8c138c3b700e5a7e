package io.automigration.internal.step;

import com.mongodb.client.MongoDatabase;
import io.automigration.Direction;
import io.automigration.MigrationContext;
import io.automigration.MigrationVersion;
import io.automigration.internal.lock.Lease;
import io.automigration.internal.plan.Step;
import io.automigration.internal.store.Activity;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseUtils;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What a migration gets, and how far it says it is. */
public final class StepContext implements MigrationContext {

    private final MongoTemplate template;
    private final Lease lease;
    private final BiConsumer<Long, Long> progress;
    private volatile Activity activity;
    private volatile @Nullable Thread confinedTo;

    /**
     * The context of a step that is about to begin.
     *
     * @param template the application's template
     * @param progress told how far it is
     */
    public StepContext(MongoTemplate template, Lease lease, Step step, BiConsumer<Long, Long> progress) {
        this.template = template;
        this.lease = lease;
        this.progress = progress;
        this.activity = new Activity(
                step.version(), step.direction(), lease.run().time().clock().now(), 0, 0);
    }

    /** From now on the way to the database is for this thread only, as its transaction is. */
    void confine() {
        confinedTo = Thread.currentThread();
    }

    private void ensureConfined(String method) {
        Thread thread = confinedTo;
        if (thread != null && thread != Thread.currentThread()) {
            throw new WrongThreadException(
                    version(), method, Thread.currentThread().getName());
        }
    }

    /** What it does and how far it is. */
    public Activity activity() {
        return activity;
    }

    @Override
    public MongoTemplate mongo() {
        ensureConfined("context.mongo()");
        return template;
    }

    @Override
    public MongoDatabase database() {
        ensureConfined("context.database()");
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
        lease.ensureHeld("at migration " + version());
    }
}

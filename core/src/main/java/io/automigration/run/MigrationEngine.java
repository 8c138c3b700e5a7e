package io.automigration.run;

import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.plan.MigrationDefinition;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The engine behind {@link Migrations}: one for a database, made when it is needed. */
public final class MigrationEngine implements Migrations {

    /**
     * An engine for the template's database. Makes no contact yet.
     *
     * @param template the application's template
     * @param definitions the migrations of this build, in any order
     * @param settings how runs are made
     * @param watch the listener that was put into the template's MongoClient; one that was not sees nothing, which is said
     *     once
     * @param listeners told of what happens, in this order
     */
    public MigrationEngine(
            MongoTemplate template,
            List<MigrationDefinition> definitions,
            RunSettings settings,
            CommandWatch watch,
            List<MigrationListener> listeners) {
        throw new UnsupportedOperationException();
    }

    /** What a start does: applies what is pending up to the configured target, under the configured policies. */
    public MigrationReport apply() {
        return up();
    }

    /** What a start does that leaves it to others: waits until nothing is pending. */
    public MigrationReport await() {
        return up();
    }

    @Override
    public MigrationStatus status() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MigrationPlan plan(MigrationTarget target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void validate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MigrationReport up() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MigrationReport to(MigrationVersion version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MigrationReport down(int steps) {
        throw new UnsupportedOperationException();
    }
}

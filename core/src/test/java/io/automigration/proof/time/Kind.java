package io.automigration.proof.time;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.automigration.MigrationContext;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import java.util.List;
import org.bson.conversions.Bson;

/** The ways in which a migration can be made safe; of each an application with two, of two writes. */
enum Kind {
    IN_A_TRANSACTION(TransactionMode.AUTO, false, false),
    WITHOUT_A_TRANSACTION(TransactionMode.NONE, false, false),
    IDEMPOTENT(TransactionMode.NONE, true, false),
    ON_A_STANDALONE(TransactionMode.AUTO, false, true),
    IDEMPOTENT_ON_A_STANDALONE(TransactionMode.AUTO, true, true);

    static final List<String> VERSIONS = List.of("1", "2");

    final boolean standalone;
    private final TransactionMode mode;
    private final boolean idempotent;

    Kind(TransactionMode mode, boolean idempotent, boolean standalone) {
        this.mode = mode;
        this.idempotent = idempotent;
        this.standalone = standalone;
    }

    /** Gives a build its migrations; one that is not idempotent shows how often it was taken. */
    Build of(Build build) {
        VERSIONS.forEach(version -> build.migration(version, mode, idempotent, context -> {
            write(version, "begun", context);
            write(version, "times", context);
        }));
        return build;
    }

    private void write(String version, String field, MigrationContext context) {
        Bson change = idempotent ? Updates.set(field, 1) : Updates.inc(field, 1);
        context.database()
                .getCollection("data")
                .updateOne(Filters.eq("_id", version), change, new UpdateOptions().upsert(true));
    }
}

package io.automigration.internal.step;

import io.automigration.MigrationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration in a transaction wrote something outside of it. That write stays, whatever becomes of the step, so the step
 * fails before its commit.
 */
public final class EscapedCommandException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String namespace;

    /**
     * A write outside of the step's transaction.
     *
     * @param command the command: {@code "insert"}
     * @param namespace database and collection it wrote to
     * @param thread the name of the thread that sent it; null when it was the migration's
     */
    EscapedCommandException(String command, String namespace, @Nullable String thread) {
        super(
                Reason.WRITE_OUTSIDE_TRANSACTION,
                "the command '" + command + "' on " + namespace
                        + " was sent " + (thread == null ? "" : "by the thread " + thread + ", ")
                        + "outside of the migration's transaction; what it wrote stays",
                "Use context.mongo(), context.database(), a repository or a @Transactional service: those take part in the"
                        + " transaction. An injected MongoClient, MongoDatabaseFactory.getMongoDatabase(), GridFsTemplate,"
                        + " a template on another factory, reactive templates and repositories, other threads and REQUIRES_NEW do"
                        + " not. If that is intended, declare the migration"
                        + " transaction = NONE, or set auto.migration.on-escape=warn. Look at what it wrote to "
                        + namespace
                        + " before the next start.",
                List.of(),
                null);
        this.namespace = namespace;
    }

    /** Database and collection that it wrote to. */
    String namespace() {
        return namespace;
    }
}

package io.automigration;

import com.mongodb.client.MongoDatabase;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What a migration works with. Use it only during the call that it was passed to, and only on the same thread: what other
 * threads write is not part of the migration's transaction.
 *
 * <p>Everything that goes through {@link #mongo()}, {@link #database()}, repositories, {@code @Transactional} services and
 * any MongoTemplate on the same MongoDatabaseFactory is part of the transaction. What goes through an injected MongoClient,
 * {@code MongoDatabaseFactory.getMongoDatabase()}, GridFsTemplate, a template on another factory or a transaction of its own
 * ({@code REQUIRES_NEW}, {@code NOT_SUPPORTED}) is not part of it, and such a write is noticed.
 */
public interface MigrationContext {

    /** The application's template, with its converters, callbacks and events; in the migration's transaction, if it has one. */
    MongoTemplate mongo();

    /**
     * The driver's database, in the migration's transaction if it has one. Use its collections only during the call.
     * {@code estimatedDocumentCount()} is never part of a transaction, because the driver has no form of it with a session;
     * use {@code countDocuments()}.
     */
    MongoDatabase database();

    /** The version of this migration. */
    MigrationVersion version();

    /** Whether the migration is applied or reverted. */
    Direction direction();

    /**
     * Reports progress. It is shown in the log and to instances that wait, and is kept in the history. It sends no command of
     * its own, so call it as often as you like.
     *
     * @param done how many units of work are done, from 0
     * @param total how many there are in total; 0 if not known
     */
    void progress(long done, long total);

    /**
     * Throws if this instance has lost the lock. Call it in long loops without a transaction, which nothing else would stop; a
     * transaction can't be committed then anyway. It sends no command.
     *
     * @throws MigrationLockException when another run has taken over
     */
    void ensureHeld();
}

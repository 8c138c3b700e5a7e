package io.automigration;

import com.mongodb.client.MongoDatabase;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What a migration gets to do its work with. It is valid during the call it was handed to, and on that thread only: what
 * other threads write is not part of the step's transaction.
 *
 * <p>Part of it is whatever goes through {@link #mongo()}, {@link #database()}, repositories, {@code @Transactional}
 * services, and any MongoTemplate on the same MongoDatabaseFactory. Not part of it, and noticed, is what goes through an
 * injected MongoClient, {@code MongoDatabaseFactory.getMongoDatabase()}, GridFsTemplate, a template on another factory,
 * or a transaction of its own ({@code REQUIRES_NEW}, {@code NOT_SUPPORTED}).
 */
public interface MigrationContext {

    /** The application's template, with its converters, callbacks and events. In the step's transaction, if it has one. */
    MongoTemplate mongo();

    /**
     * The driver's database, in the step's transaction if it has one. Collections got from it must be used during the step
     * only. {@code estimatedDocumentCount()} has no form with a session and is never part of a transaction; use
     * {@code countDocuments()}.
     */
    MongoDatabase database();

    /** The version of the migration that runs. */
    MigrationVersion version();

    /** Whether the migration is applied or reverted. */
    Direction direction();

    /**
     * Says how far the step is. It is shown to those who wait for it, and kept in the migration's entry; it costs no
     * command of its own.
     *
     * @param done how many units of work are done; from 0
     * @param total how many there are in all; 0 when not known
     */
    void progress(long done, long total);

    /**
     * Throws when this run no longer holds the lock. For long loops without a transaction, which nothing else stops; a
     * step in a transaction can't commit then anyhow. It costs no command.
     *
     * @throws MigrationLockException when another run has taken over
     */
    void ensureHeld();
}

package io.automigration;

import java.util.List;

/**
 * What a run would do, by the history and the migrations of this build.
 *
 * <p>Handed out; not meant to be implemented by applications.
 */
public interface MigrationPlan {

    /** The database's name. */
    String database();

    /** The server's addresses, for people. */
    String hosts();

    /** The target. */
    MigrationTarget target();

    /** The steps, in order; empty if there is nothing to do. */
    List<Step> steps();

    /** One migration to be applied or reverted. */
    interface Step {

        /** The migration's version. */
        MigrationVersion version();

        /** The migration's name. */
        String name();

        /** What the migration does, for people; may be empty. */
        String description();

        /** Whether it is applied or reverted. */
        Direction direction();

        /**
         * Whether it runs in a transaction: {@link TransactionMode#REQUIRED} or {@link TransactionMode#NONE}, by what the
         * migration, the property and the server say.
         */
        TransactionMode transaction();

        /** Whether the migration has a {@code down}. */
        boolean reversible();
    }
}

package io.automigration;

import java.util.List;

/**
 * What a run would do. Made from the history and the migrations of this build alone; nothing is written.
 *
 * <p>Handed out; not meant to be implemented by applications.
 */
public interface MigrationPlan {

    /** Where it would lead. */
    MigrationTarget target();

    /** The steps in the order in which they would be taken; empty when there is nothing to do. */
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
         * Whether it runs in a transaction, as far as that is known: {@link TransactionMode#AUTO} becomes {@link
         * TransactionMode#REQUIRED} or {@link TransactionMode#NONE} once the server is known.
         */
        TransactionMode transaction();

        /** Whether the migration has a {@code down}. */
        boolean reversible();
    }
}

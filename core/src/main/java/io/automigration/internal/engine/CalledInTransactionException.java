package io.automigration.internal.engine;

import io.automigration.MigrationConfigurationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run was asked for inside a transaction of the caller: it would outlive that one's rollback, and wait for what that one wrote. */
public final class CalledInTransactionException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * Such a call.
     *
     * @param transaction the name of the caller's transaction; null when it has none
     */
    CalledInTransactionException(@Nullable String transaction) {
        super(
                Reason.CALLED_IN_TRANSACTION,
                "Migrations was called inside a transaction" + (transaction == null ? "" : " (" + transaction + ")")
                        + ". A run has transactions of its own: it would stay when this one is rolled back. Nothing was changed.",
                "Call it outside of @Transactional methods and tests (in a test: @Transactional(propagation = NOT_SUPPORTED)).",
                List.of(),
                null);
    }
}

package io.automigration;

/**
 * Whether a migration runs in a transaction. With a transaction it takes effect exactly once; without one, at most once, or
 * it is retried if marked {@link Migration#idempotent()}. Transactions need a replica set or a sharded cluster (<a
 * href="https://www.mongodb.com/docs/manual/core/transactions/">MongoDB manual, Transactions</a>).
 */
public enum TransactionMode {
    /** As the property {@code auto.migration.transaction} says; without it, {@link #AUTO}. */
    DEFAULT,
    /** In a transaction if the server has them, otherwise without. */
    AUTO,
    /** In a transaction; refused before anything is written if the server has none. */
    REQUIRED,
    /** Without a transaction: for indexes, validators, dropped collections, or more documents than fit in a transaction. */
    NONE
}

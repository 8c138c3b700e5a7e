package io.automigration;

/**
 * Whether a migration's step runs in a transaction. In one it takes effect exactly once; without one at most once, or
 * again where {@link Migration#idempotent()} allows it. Transactions need a replica set or a sharded cluster (<a
 * href="https://www.mongodb.com/docs/manual/core/transactions/">MongoDB manual, Transactions</a>).
 */
public enum TransactionMode {
    /** As the property {@code auto.migration.transaction} says; without it, {@link #AUTO}. */
    DEFAULT,
    /** In a transaction where the server has them, otherwise without. */
    AUTO,
    /** In a transaction; refused, before anything is written, where the server has none. */
    REQUIRED,
    /** Without a transaction: for indexes, validators, dropped collections, or more than a transaction holds. */
    NONE
}

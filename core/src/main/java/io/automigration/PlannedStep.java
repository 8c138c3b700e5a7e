package io.automigration;

/**
 * A step that a run would take.
 *
 * @param version the migration's version
 * @param name its name
 * @param description what it does, for people; may be empty
 * @param direction whether it is applied or reverted
 * @param transaction whether it runs in a transaction, as far as that is known: {@link TransactionMode#AUTO} becomes
 *     {@link TransactionMode#REQUIRED} or {@link TransactionMode#NONE} once the server is known
 */
public record PlannedStep(
        MigrationVersion version, String name, String description, Direction direction, TransactionMode transaction) {}

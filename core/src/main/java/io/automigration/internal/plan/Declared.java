package io.automigration.internal.plan;

import io.automigration.TransactionMode;

/**
 * What a {@link io.automigration.Migration} annotation says.
 *
 * @param version the version; empty when the class or method has it in its name
 * @param name the name; empty likewise
 * @param description what the migration does; may be empty
 * @param transaction whether it runs in a transaction
 * @param idempotent whether it may be run again from its start when it was interrupted
 */
public record Declared(
        String version, String name, String description, TransactionMode transaction, boolean idempotent) {}

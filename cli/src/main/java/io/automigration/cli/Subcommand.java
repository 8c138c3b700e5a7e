package io.automigration.cli;

import io.automigration.ExitCode;

/** One command, its options filled in. */
interface Subcommand {

    /** Does it; a failure that has something to say is a {@link io.automigration.MigrationException}. */
    ExitCode run();

    /** Whether it asks for {@link Session#migrations()}. */
    default boolean needsDatabase() {
        return true;
    }

    /**
     * Whether doing it again does nothing more. Only such a command may stand in a property or a variable: a container that
     * restarts does it again.
     */
    default boolean saysTheEndState() {
        return false;
    }
}

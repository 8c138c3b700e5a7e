package io.automigration.cli.command;

import io.automigration.ExitCode;

/** One command, its options filled in. */
public interface Subcommand {

    /**
     * Runs it; a failure that has something to say is a {@link io.automigration.MigrationException}.
     *
     * @param context what it works with
     */
    ExitCode run(CommandContext context);

    /**
     * Looks at its options before anything is started.
     *
     * @throws io.automigration.MigrationException when they contradict each other
     */
    default void check() {}

    /** Whether it asks for {@link CommandContext#migrations()}. */
    default boolean needsDatabase() {
        return true;
    }

    /** Whether it writes nothing to the database, so that it can be stopped wherever it is. */
    default boolean onlyReads() {
        return false;
    }

    /**
     * Whether running it again does nothing more. Only such a command may stand in a property or a variable: a container that
     * restarts runs it again.
     */
    default boolean safeToRepeat() {
        return false;
    }
}

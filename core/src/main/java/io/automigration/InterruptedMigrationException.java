package io.automigration;

/**
 * A migration without a transaction was begun and never finished, and is not {@link Migration#idempotent()}: what is in the
 * database is something between two versions, and a person must decide.
 */
public final class InterruptedMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion version;
    private final Direction direction;

    /**
     * An interrupted migration.
     *
     * @param version its version
     * @param name its name
     * @param direction which way it was going
     * @param state the state of its entry
     * @param idempotent whether it may be run again from its start, but only the way that it went
     * @param by who ran it and how far it came, for people
     */
    public InterruptedMigrationException(
            MigrationVersion version, String name, Direction direction, String state, boolean idempotent, String by) {
        super(
                ExitCode.REFUSED,
                "Migration " + version + " (" + name + ") was interrupted on its way " + direction + ": its entry is "
                        + state
                        + ", begun by " + by + ". It ran without a transaction, so a part of what it does may be in the"
                        + " database. Nothing was changed by this run.",
                "Look at the data. " + again(direction, idempotent)
                        + " Otherwise finish it by hand, or undo by hand what it did, and then say what it is: java -jar app.jar"
                        + " migrate repair " + version
                        + " --as applied --reason \"...\" when it is in the database wholly, --as"
                        + " pending when nothing of it is. In code that is Migrations.repair().",
                null);
        this.version = version;
        this.direction = direction;
    }

    /** The version of the interrupted migration. */
    public MigrationVersion version() {
        return version;
    }

    /** Which way it was going. */
    public Direction direction() {
        return direction;
    }

    private static String again(Direction direction, boolean idempotent) {
        if (!idempotent) {
            return "If the migration can be run again from its start, declare it @Migration(idempotent = true) and deploy.";
        }
        return "It is declared idempotent, so it can be run again from its start, but " + direction
                + " only: ask for that first ("
                + (direction == Direction.UP ? "a start with AUTO_MIGRATION=true, or migrate up" : "migrate down")
                + ").";
    }
}

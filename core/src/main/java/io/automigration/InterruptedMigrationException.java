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
     * @param namespace database and collection of the history
     * @param version its version
     * @param name its name
     * @param direction which way it was going
     * @param state the state of its entry
     * @param revision the revision of its entry
     * @param idempotent whether it may be run again from its start, but only the way that it went
     * @param by who ran it and how far it came, for people
     */
    public InterruptedMigrationException(
            String namespace,
            MigrationVersion version,
            String name,
            Direction direction,
            String state,
            long revision,
            boolean idempotent,
            String by) {
        super(
                ExitCode.REFUSED,
                "Migration " + version + " (" + name + ") was interrupted on its way " + direction + ": its entry is "
                        + state
                        + ", begun by " + by + ". It ran without a transaction, so a part of what it does may be in the"
                        + " database. Nothing was changed by this run.",
                "Look at the data. " + again(direction, idempotent)
                        + " Otherwise finish it by hand, or undo by hand what it did, and then say so while no"
                        + " instance runs, in mongosh: db.getCollection(\"" + collection(namespace)
                        + "\").updateOne({_id: \""
                        + version + "\", revision: " + revision
                        + "}, {$set: {state: \"APPLIED\"}, $inc: {revision: 1}})"
                        + " when it is in the database wholly, or .deleteOne({_id: \"" + version + "\", revision: "
                        + revision
                        + "}) when nothing of it is.",
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
                + (direction == Direction.UP
                        ? "a start with AUTO_MIGRATION=true, or Migrations.up()"
                        : "Migrations.down(1)")
                + ").";
    }

    private static String collection(String namespace) {
        return namespace.substring(namespace.indexOf('.') + 1);
    }
}

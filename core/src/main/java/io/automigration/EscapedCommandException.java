package io.automigration;

/**
 * A migration in a transaction wrote something outside of it. That write stays, whatever becomes of the step, so the step is
 * failed before its commit.
 */
public final class EscapedCommandException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String command;
    private final String namespace;

    /**
     * A write outside of the step's transaction.
     *
     * @param command the command: {@code "insert"}
     * @param namespace database and collection it wrote to
     */
    public EscapedCommandException(String command, String namespace) {
        super(
                ExitCode.FAILED,
                "the command '" + command + "' on " + namespace
                        + " was sent outside of the migration's transaction; what it wrote stays",
                "Use context.mongo(), context.database(), a repository or a @Transactional service: those take part in the"
                        + " transaction. An injected MongoClient, MongoDatabaseFactory.getMongoDatabase(), GridFsTemplate,"
                        + " another template's factory and REQUIRES_NEW do not. If it is meant, declare the migration"
                        + " transaction = NONE, or set auto.migration.on-escape=warn. What it wrote to " + namespace
                        + " must be looked at before the next start.",
                null);
        this.command = command;
        this.namespace = namespace;
    }

    /** The command. */
    public String command() {
        return command;
    }

    /** Database and collection that it wrote to. */
    public String namespace() {
        return namespace;
    }
}

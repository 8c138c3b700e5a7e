package io.automigration;

/** The database can't be reached, or does not let this user do what a run needs. */
public final class DatabaseAccessException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** Why the database could not be used. */
    public enum Problem {
        /** No server answers. */
        UNREACHABLE,
        /** The server refused the credentials. */
        CREDENTIALS,
        /** The user may not read or write the collection. */
        RIGHTS,
        /** The server refused a command for another reason. */
        REFUSED
    }

    private final Problem problem;

    private DatabaseAccessException(Problem problem, String message, String action, Throwable cause) {
        super(ExitCode.FAILED, message, action, cause);
        this.problem = problem;
    }

    /**
     * No server answers.
     *
     * @param hosts the hosts tried, for people
     * @param cause the driver's error
     */
    public static DatabaseAccessException unreachable(String hosts, Throwable cause) {
        return new DatabaseAccessException(
                Problem.UNREACHABLE,
                "No usable MongoDB server answers at " + hosts + ": " + Causes.text(cause),
                "Check that the server runs and that host, port, replica set name and TLS in the connection string are right"
                        + " (spring.mongodb.uri; on Spring Boot 3: spring.data.mongodb.uri). Inside docker-compose the host is the"
                        + " service's name, not localhost.",
                cause);
    }

    /**
     * The server refused the credentials.
     *
     * @param hosts the hosts tried, for people
     * @param cause the driver's error
     */
    public static DatabaseAccessException credentials(String hosts, Throwable cause) {
        return new DatabaseAccessException(
                Problem.CREDENTIALS,
                "MongoDB at " + hosts + " refused the credentials: " + Causes.text(cause),
                "Check user, password and authSource in the connection string. A user made in the database admin needs"
                        + " authSource=admin.",
                cause);
    }

    /**
     * The user may not do what a run needs.
     *
     * @param namespace database and collection
     * @param doing what was refused: {@code "read"} or {@code "write"}
     * @param cause the driver's error
     */
    public static DatabaseAccessException rights(String namespace, String doing, Throwable cause) {
        return new DatabaseAccessException(
                Problem.RIGHTS,
                "The user of the connection string may not " + doing + " " + namespace + ": " + Causes.text(cause),
                "Grant find, insert and update on " + namespace
                        + " (the role readWrite on the database has them), and what the"
                        + " migrations themselves need. An instance that must not write starts with AUTO_MIGRATION=validate or wait.",
                cause);
    }

    /**
     * The server refused a command of the run itself.
     *
     * @param namespace database and collection
     * @param cause the driver's error
     */
    public static DatabaseAccessException refused(String namespace, Throwable cause) {
        return new DatabaseAccessException(
                Problem.REFUSED,
                "MongoDB refused a command on " + namespace + ": " + Causes.text(cause),
                "What was applied before stays applied. Mend the cause on the server, and start again.",
                cause);
    }

    /** Why the database could not be used. */
    public Problem problem() {
        return problem;
    }
}

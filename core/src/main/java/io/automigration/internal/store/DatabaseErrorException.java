package io.automigration.internal.store;

import io.automigration.DatabaseAccessException;
import io.automigration.internal.text.Causes;
import java.util.List;

/** An error of the driver, with what to do about it. */
public final class DatabaseErrorException extends DatabaseAccessException {

    private static final long serialVersionUID = 1L;

    private DatabaseErrorException(Reason reason, String message, String action, Throwable cause) {
        super(reason, message, action, List.of(), cause);
    }

    /**
     * No server answers.
     *
     * @param hosts the hosts tried, for people
     * @param cause the driver's error
     */
    static DatabaseErrorException unreachable(String hosts, Throwable cause) {
        return new DatabaseErrorException(
                Reason.UNREACHABLE,
                "No usable MongoDB server answers at " + hosts + ": " + Causes.text(cause),
                "Check that the server runs and that host, port, replica set name and TLS in the connection string are right"
                        + " (spring.mongodb.uri; on Spring Boot 3: spring.data.mongodb.uri). Inside docker-compose the host is the"
                        + " service's name, not localhost.",
                cause);
    }

    /**
     * The server refused user and password.
     *
     * @param hosts the hosts tried, for people
     * @param cause the driver's error
     */
    static DatabaseErrorException notAuthenticated(String hosts, Throwable cause) {
        return new DatabaseErrorException(
                Reason.NOT_AUTHENTICATED,
                "MongoDB at " + hosts + " refused the credentials: " + Causes.text(cause),
                "Check user, password and authSource in the connection string. A user created in the database admin needs"
                        + " authSource=admin.",
                cause);
    }

    /**
     * The user may not do what a run needs.
     *
     * @param namespace database and collection
     * @param cause the driver's error
     */
    static DatabaseErrorException notAuthorized(String namespace, Throwable cause) {
        return new DatabaseErrorException(
                Reason.NOT_AUTHORIZED,
                "The user in the connection string lacks a privilege on " + namespace + ": " + Causes.text(cause),
                "Grant find, insert and update on " + namespace
                        + " (the role readWrite on the database includes them), and what the"
                        + " migrations themselves need. An instance that must not write starts with AUTO_MIGRATION=validate or wait.",
                cause);
    }

    /**
     * The server refused a command of the run itself.
     *
     * @param namespace database and collection
     * @param cause the driver's error
     */
    static DatabaseErrorException refused(String namespace, Throwable cause) {
        return new DatabaseErrorException(
                Reason.REFUSED_BY_SERVER,
                "MongoDB refused a command on " + namespace + ": " + Causes.text(cause),
                "What was applied before stays applied. Fix the cause on the server, and start again.",
                cause);
    }
}

package io.automigration.internal.store;

import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import io.automigration.DatabaseAccessException;
import io.automigration.internal.text.Causes;
import java.util.List;
import java.util.Optional;

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
     * The collection has an index or a validator that does not allow what is written to it.
     *
     * @param namespace database and collection
     * @param error the driver's error
     * @return empty when the error is another
     */
    public static Optional<DatabaseErrorException> ofCollection(MongoNamespace namespace, MongoException error) {
        String collection = "db.getCollection(\"" + namespace.getCollectionName() + "\")";
        if (ServerErrors.code(error) == ServerErrors.DOCUMENT_REFUSED) {
            return Optional.of(notAllowed(
                    namespace,
                    "the validator of that collection",
                    "Remove the validator, in mongosh: db.runCommand({ collMod: \"" + namespace.getCollectionName()
                            + "\", validator: {}, validationLevel: \"off\" })",
                    error));
        }
        return ServerErrors.otherIndex(error)
                .map(index -> notAllowed(
                        namespace,
                        "the unique index " + index + " of that collection",
                        "Drop the index, in mongosh: " + collection + ".dropIndex(\"" + index
                                + "\"). No index is needed but the one on _id",
                        error));
    }

    private static DatabaseErrorException notAllowed(
            MongoNamespace namespace, String what, String action, Throwable cause) {
        return new DatabaseErrorException(
                Reason.REFUSED_BY_SERVER,
                "MongoDB refused a document that auto-migration writes to " + namespace.getFullName() + ": " + what
                        + " does not allow it. What was applied before stays applied.",
                action + ". Then start again.",
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

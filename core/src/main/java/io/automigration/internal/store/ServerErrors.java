package io.automigration.internal.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What errors of the server mean for a step in a transaction. */
public final class ServerErrors {

    public static final int INTERNAL_ERROR = 1;
    public static final int NOT_AUTHORIZED = 13;
    public static final int AUTHENTICATION_FAILED = 18;
    public static final int DUPLICATE_KEY = 11000;
    public static final int DOCUMENT_REFUSED = 121;
    public static final int NO_SUCH_TRANSACTION = 251;
    public static final int NOT_IN_A_TRANSACTION = 263;
    public static final int TRANSACTION_TOO_OLD = 290;
    public static final int WRITE_CONFLICT = 112;

    /** What a server answers to a command that it does not have: not found, not supported, not implemented. */
    static final Set<Integer> NOT_IMPLEMENTED = Set.of(59, 115, 238);
    // older servers put the namespace before the index's name
    private static final Pattern INDEX = Pattern.compile("index: (?:\\S*\\$)?(\\S+)");

    private ServerErrors() {}

    /** The first error of the driver along the causes. */
    public static Optional<MongoException> of(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .filter(MongoException.class::isInstance)
                .map(MongoException.class::cast)
                .findFirst();
    }

    /** The code that decides; 0 when there is none. */
    public static int code(MongoException error) {
        return error instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty()
                ? bulk.getWriteErrors().get(0).getCode()
                : error.getCode();
    }

    /** Whether there is a document of the same {@code _id} already, as far as the error says. */
    public static boolean sameId(MongoException error) {
        return code(error) == DUPLICATE_KEY && otherIndex(error).isEmpty();
    }

    /** The unique index, other than the one on {@code _id}, that does not allow a document; empty when it was none. */
    static Optional<String> otherIndex(MongoException error) {
        Matcher index = INDEX.matcher(String.valueOf(error.getMessage()));
        boolean named =
                code(error) == DUPLICATE_KEY && index.find() && !index.group(1).equals("_id_");
        return named ? Optional.of(index.group(1)) : Optional.empty();
    }

    /** Whether the whole transaction may be tried again, also on servers that give no labels. */
    public static boolean transientInTransaction(MongoException error) {
        return error.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                || Set.of(WRITE_CONFLICT, NO_SUCH_TRANSACTION).contains(code(error))
                || error instanceof MongoSocketException
                || error instanceof MongoConnectionPoolClearedException
                || error instanceof MongoNotPrimaryException
                || error instanceof MongoNodeIsRecoveringException;
    }
}

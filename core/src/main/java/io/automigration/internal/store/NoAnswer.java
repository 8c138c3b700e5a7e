package io.automigration.internal.store;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Set;

/**
 * Tells errors after which it is not known what the server did from those in which it refused. The codes are those of the
 * retryable writes specification, and time-outs of the server.
 */
public final class NoAnswer {

    private static final Set<Integer> CODES =
            Set.of(6, 7, 50, 64, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private NoAnswer() {}

    /** Whether a command that failed this way may have taken effect or may yet, and can be sent again. */
    public static boolean is(Throwable error) {
        return error instanceof MongoSocketException
                || error instanceof MongoTimeoutException
                || error instanceof MongoInterruptedException
                || error instanceof MongoConnectionPoolClearedException
                || error instanceof MongoNotPrimaryException
                || error instanceof MongoNodeIsRecoveringException
                || error instanceof MongoExecutionTimeoutException
                || error instanceof MongoWriteConcernException
                || (error instanceof MongoException known
                        && (CODES.contains(known.getCode())
                                || known.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)
                                || known.hasErrorLabel("RetryableWriteError")));
    }
}

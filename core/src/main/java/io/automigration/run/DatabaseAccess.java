package io.automigration.run;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.automigration.DatabaseAccessException;
import io.automigration.lock.NoAnswer;
import java.util.function.Supplier;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Says in the application's words why the database could not be used.
 *
 * @param factory the application's database
 * @param namespace database and collection of the history
 */
record DatabaseAccess(MongoDatabaseFactory factory, String namespace) {

    /**
     * Does what needs the database.
     *
     * @param doing what it does there first of all: {@code "read"} or {@code "write"}
     */
    <T> T to(String doing, Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw refusal(e, doing);
        }
    }

    /** The same error, with what to do about it. */
    DatabaseAccessException refusal(MongoException error, String doing) {
        if (error instanceof MongoSecurityException || error.getCode() == ServerErrors.AUTHENTICATION_FAILED) {
            return DatabaseAccessException.credentials(hosts(), error);
        }
        if (error.getCode() == ServerErrors.NOT_AUTHORIZED) {
            return DatabaseAccessException.rights(namespace, doing, error);
        }
        return NoAnswer.is(error)
                ? DatabaseAccessException.unreachable(hosts(), error)
                : DatabaseAccessException.refused(namespace, error);
    }

    /** What the driver knows of the server; asks it nothing. */
    Topology topology() {
        // a session knows its client, whatever the factory is; opening one sends nothing
        try (ClientSession session =
                factory.getSession(ClientSessionOptions.builder().build())) {
            if (!(session.getOriginator() instanceof MongoClient client)) {
                throw new IllegalStateException("The MongoTemplate's sessions come from no MongoClient");
            }
            return Topology.of(client);
        }
    }

    private String hosts() {
        return topology().hosts();
    }
}

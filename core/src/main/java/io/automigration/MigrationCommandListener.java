package io.automigration;

import com.mongodb.event.CommandListener;
import com.mongodb.event.ConnectionPoolListener;

/**
 * Sees the commands that the application's MongoClient sends while a migration runs: whether one of its writes was sent
 * outside of its transaction. At all other times a command costs one volatile read here, beside the driver's own event.
 *
 * <p>There is one bean of this type. The MongoClient that Spring Boot builds has it; whoever builds their own client puts the
 * bean into its settings, both ways:
 *
 * <pre>{@code
 * MongoClientSettings.builder()
 *         .addCommandListener(listener)
 *         .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(listener))
 * }</pre>
 *
 * A client without it works all the same, but is not watched. Not meant to be implemented by applications.
 */
public interface MigrationCommandListener extends CommandListener, ConnectionPoolListener {}

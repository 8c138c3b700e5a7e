package io.automigration;

import com.mongodb.event.CommandListener;
import com.mongodb.event.ConnectionPoolListener;

/**
 * Sees the commands that the application's MongoClient sends while a migration runs, and so notices writes outside of the
 * migration's transaction. At all other times it costs one volatile read for each command.
 *
 * <p>There is one bean of this type. The MongoClient that Spring Boot builds has it already. If you build a client of your
 * own, inject the bean and add it to the client's settings as both kinds of listener:
 *
 * <pre>{@code
 * MongoClientSettings.builder()
 *         .addCommandListener(listener)
 *         .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(listener))
 * }</pre>
 *
 * A client without it works too, but writes outside of a transaction go unnoticed. Not meant to be implemented by applications.
 */
public interface MigrationCommandListener extends CommandListener, ConnectionPoolListener {}

package io.automigration.run;

import com.mongodb.event.CommandListener;
import com.mongodb.event.ConnectionPoolListener;

/**
 * Sees the commands of the application's MongoClient: while a migration's code runs, which of its writes were sent outside
 * of the step's transaction, and the first error inside it; at all other times each command costs one volatile read.
 */
public final class CommandWatch implements CommandListener, ConnectionPoolListener {}

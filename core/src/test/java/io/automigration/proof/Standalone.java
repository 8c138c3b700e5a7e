package io.automigration.proof;

import io.automigration.testsupport.StandaloneServer;

/** The proof's server without sessions and transactions, started when it is first asked for. */
public final class Standalone {

    public static final StandaloneServer SERVER = StandaloneServer.start();

    private Standalone() {}
}

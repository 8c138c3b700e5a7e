package io.automigration.proof;

import io.automigration.testsupport.StandaloneServer;

/** The proof's server without sessions and transactions, started when it is first asked for. */
final class Standalone {

    static final StandaloneServer SERVER = StandaloneServer.start();

    private Standalone() {}
}

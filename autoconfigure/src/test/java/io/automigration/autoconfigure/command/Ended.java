package io.automigration.autoconfigure.command;

import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import org.bson.Document;

/**
 * What a process has left behind.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Ended(int code, String out, String err) {

    static Ended of(JavaProcess java) {
        try (ChildProcess process = java.start()) {
            int code = process.awaitExit();
            return new Ended(code, process.output(), process.errors());
        }
    }

    /** Fails when standard output is anything else than one document. */
    Document json() {
        return Document.parse(out.strip());
    }
}

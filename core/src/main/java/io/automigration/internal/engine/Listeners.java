package io.automigration.internal.engine;

import io.automigration.MigrationListener;
import io.automigration.internal.log.LogEvent;
import java.util.List;
import java.util.function.Consumer;

/** Tells the listeners; one that throws is logged and hurts nothing. */
record Listeners(List<MigrationListener> all) {

    void tell(Consumer<MigrationListener> news) {
        for (MigrationListener listener : all) {
            try {
                news.accept(listener);
            } catch (Throwable e) { // also what no signature tells of: a checked one, a class that is missing
                LogEvent.LISTENER_FAILED
                        .line()
                        .cause(e)
                        .log(
                                "The MigrationListener {} threw an exception; the run continues.",
                                listener.getClass().getName());
            }
        }
    }
}

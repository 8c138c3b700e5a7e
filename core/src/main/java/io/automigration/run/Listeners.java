package io.automigration.run;

import io.automigration.MigrationListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners; one that throws is logged and hurts nothing. */
record Listeners(List<MigrationListener> all) {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    void tell(Consumer<MigrationListener> news) {
        for (MigrationListener listener : all) {
            try {
                news.accept(listener);
            } catch (Throwable e) { // also what no signature tells of: a checked one, a class that is missing
                log.warn(
                        "{} threw; migrations go on event=listener.failed",
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}

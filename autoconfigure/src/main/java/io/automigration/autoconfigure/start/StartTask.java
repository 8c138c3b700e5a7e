package io.automigration.autoconfigure.start;

import io.automigration.MigrationReport;

/** What is done once it is time. */
public interface StartTask {

    /** Whether there is anything to do. Asked once, before any bean was made for it. */
    boolean due();

    /** Does it; what it throws ends the start of the application. */
    MigrationReport run();
}

package io.automigration.autoconfigure.start;

import io.automigration.MigrationReport;

/** What is done once it is time. */
public interface StartTask {

    /** Whether there may be anything to do, whatever is still to be known of the environment; says nothing. */
    boolean conceivable();

    /** Whether there is anything to do. Asked once, when the environment is complete, before any bean was made for it. */
    boolean due();

    /** Does it; what it throws ends the start of the application. */
    MigrationReport run();
}

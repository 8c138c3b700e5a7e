package io.automigration.autoconfigure.start;

import io.automigration.MigrationReport;

/** What is done once it is time. */
public interface StartTask {

    /** Whether it is asked for, as far as the environment says by now, which may not be complete; says nothing. */
    boolean wanted();

    /** Whether there is anything to do. Asked once, when the environment is complete, before any bean was made for it. */
    boolean due();

    /** Does it; what it throws ends the start of the application. */
    MigrationReport run();
}

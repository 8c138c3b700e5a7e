package io.automigration.run;

import io.automigration.MigrationVersion;
import io.automigration.history.Recorded;
import java.util.List;

/** What a run is for. */
interface Work {

    /**
     * The versions that are left to be worked on, by what is recorded; empty ends a wait for the lock.
     *
     * @param recorded what was read just now
     */
    List<MigrationVersion> left(Recorded recorded);

    /**
     * Does it, under the lock and with the fence raised.
     *
     * @param recorded everything, read by the holder
     * @param holding the lock, to read again and to say what is done
     */
    void take(Recorded recorded, Holding holding);
}

package io.automigration.internal.lock;

import io.automigration.internal.store.Database;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.Participant;
import io.automigration.internal.store.Resending;
import io.automigration.internal.time.Time;
import java.util.UUID;

/** One run: who it is, where, in which time; and whether it has been asked to end. */
public final class Run {

    private final String id = UUID.randomUUID().toString();
    private final Interruption interruption = new Interruption();
    private final Participant participant;
    private final Database database;
    private final LockSettings settings;
    private final Time time;
    private final Resending resending;

    /**
     * A run that has not begun.
     *
     * @param participant this instance
     * @param database the application's database
     * @param settings how the lock is held and waited for
     * @param time its time
     */
    public Run(Participant participant, Database database, LockSettings settings, Time time) {
        this.participant = participant;
        this.database = database;
        this.settings = settings;
        this.time = time;
        this.resending = new Resending(time.ticker(), time.limit());
    }

    /** Its id, of no other run ever. */
    public String id() {
        return id;
    }

    /** This instance. */
    public Participant participant() {
        return participant;
    }

    /** The application's database. */
    public Database database() {
        return database;
    }

    /** Where history, lock and fence are. */
    public HistoryCollection history() {
        return database.history();
    }

    /** How the lock is held and waited for. */
    LockSettings settings() {
        return settings;
    }

    /** Its time. */
    public Time time() {
        return time;
    }

    /** Sends the protocol's own commands until they are answered. */
    public Resending resending() {
        return resending;
    }

    /** Whether it has been asked to end. */
    public Interruption interruption() {
        return interruption;
    }
}

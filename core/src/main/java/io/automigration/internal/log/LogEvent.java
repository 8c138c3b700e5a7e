package io.automigration.internal.log;

import static io.automigration.internal.log.LogField.BEANS;
import static io.automigration.internal.log.LogField.DATABASE;
import static io.automigration.internal.log.LogField.DIRECTION;
import static io.automigration.internal.log.LogField.DONE;
import static io.automigration.internal.log.LogField.HOLDER;
import static io.automigration.internal.log.LogField.HOSTS;
import static io.automigration.internal.log.LogField.KNOWN;
import static io.automigration.internal.log.LogField.MS;
import static io.automigration.internal.log.LogField.NAME;
import static io.automigration.internal.log.LogField.NAMESPACE;
import static io.automigration.internal.log.LogField.NEAREST;
import static io.automigration.internal.log.LogField.NEXT;
import static io.automigration.internal.log.LogField.PACKAGES;
import static io.automigration.internal.log.LogField.RUN;
import static io.automigration.internal.log.LogField.SETTING;
import static io.automigration.internal.log.LogField.STEPS;
import static io.automigration.internal.log.LogField.TOKEN;
import static io.automigration.internal.log.LogField.TOTAL;
import static io.automigration.internal.log.LogField.VERSION;
import static io.automigration.internal.log.LogField.VERSIONS;
import static org.slf4j.event.Level.DEBUG;
import static org.slf4j.event.Level.ERROR;
import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;

import java.util.Set;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Everything that is logged. The name of an event, its logger, its level and its fields are a promise, since people search
 * and alert by them; {@code docs/log-events.md} lists them. The sentence of a line is for reading, and may change.
 */
public enum LogEvent {
    /** The mode is off. */
    START_OFF("start.off", Room.START, DEBUG),
    /** {@code auto.migration} is not set, so nothing is applied. */
    START_UNSET("start.unset", Room.START, WARN, KNOWN),
    /** A mode is set, but there is no migration. */
    START_NO_MIGRATIONS("start.no-migrations", Room.START, WARN, PACKAGES),
    /** An environment variable looks like a property of ours, but is none. */
    START_UNKNOWN_VARIABLE("start.unknown-variable", Room.START, WARN, SETTING, NEAREST),
    /** A key in a file, or an argument, stands where our properties are, but is none. */
    START_UNKNOWN_PROPERTY("start.unknown-property", Room.START, WARN, SETTING, NEAREST),
    /** A template was created before migrations could run. */
    START_EARLY_TEMPLATE("start.early-template", Room.START, WARN, BEANS),

    /** Something is pending. */
    RUN_PENDING("run.pending", Room.RUN, INFO, DATABASE, HOSTS, LogField.PENDING, KNOWN),
    /** Nothing is pending. */
    RUN_UP_TO_DATE("run.up-to-date", Room.RUN, INFO, DATABASE, HOSTS, LogField.PENDING, KNOWN),
    /** All steps of a run have been applied or reverted. */
    RUN_ENDED("run.ended", Room.RUN, INFO, DATABASE, STEPS, MS, RUN),
    /** The server has no transactions. */
    RUN_WITHOUT_TRANSACTIONS("run.without-transactions", Room.RUN, WARN),
    /** The process ends before its run has ended. */
    RUN_ABANDONED("run.abandoned", Room.RUN, WARN),
    /** This build lacks migrations that are applied. */
    HISTORY_MISSING("history.missing", Room.RUN, WARN, VERSIONS),
    /** The connection pool has only one connection. */
    POOL_TOO_SMALL("pool.too-small", Room.RUN, WARN),
    /** The application's client is not watched. */
    CLIENT_UNWATCHED("client.unwatched", Room.RUN, WARN),
    /** A listener threw. */
    LISTENER_FAILED("listener.failed", Room.RUN, WARN),

    /** A step is about to run. */
    STEP_STARTED("step.started", Room.RUN, INFO, VERSION, NAME, DIRECTION, RUN),
    /** A step is still running. */
    STEP_PROGRESS("step.progress", Room.RUN, INFO, VERSION, NAME, DONE, TOTAL, RUN),
    /** A migration was applied. */
    STEP_APPLIED("step.applied", Room.RUN, INFO, VERSION, NAME, MS, RUN),
    /** A migration was reverted. */
    STEP_REVERTED("step.reverted", Room.RUN, INFO, VERSION, NAME, MS, RUN),
    /** A step failed. */
    STEP_FAILED("step.failed", Room.FAILURE, ERROR, VERSION, NAME, DIRECTION, RUN),
    /** A step is retried, after everything was planned again. */
    STEP_RETRIED("step.retried", Room.RUN, INFO, VERSION),
    /** A step wrote outside of its transaction, which is allowed. */
    STEP_ESCAPE("step.escape", Room.RUN, WARN, VERSION, NAMESPACE),
    /** A step read outside of its transaction. */
    STEP_READ_OUTSIDE("step.read-outside", Room.RUN, WARN, NAMESPACE),
    /** A step was committed, and something failed after the commit. */
    STEP_AFTER_COMMIT("step.after-commit", Room.RUN, WARN, VERSION),
    /** A failure could not be recorded in the history. */
    STEP_FAILURE_UNRECORDED("step.failure-unrecorded", Room.RUN, WARN, VERSION),

    /** Waiting for another instance. */
    LOCK_WAITING("lock.waiting", Room.LOCK, INFO, LogField.PENDING, NEXT, HOLDER),
    /** The lock was taken over from a holder without a sign of life. */
    LOCK_TAKEN_OVER("lock.taken-over", Room.LOCK, WARN, TOKEN, HOLDER),
    /** The server did not answer while waiting for the lock. */
    LOCK_UNANSWERED("lock.unanswered", Room.LOCK, WARN),
    /** The lock could not be renewed this time. */
    LOCK_RENEWAL_FAILED("lock.renewal-failed", Room.LOCK, WARN, TOKEN),
    /** The lock could not be released. */
    LOCK_RELEASE_FAILED("lock.release-failed", Room.LOCK, WARN, TOKEN),
    /** A session could not be ended on the server. */
    SESSION_END_FAILED("session.end-failed", Room.LOCK, WARN),
    /** A command of the run itself got no answer, and is sent again. */
    COMMAND_RESENT("command.resent", Room.LOCK, WARN);

    private final String name;
    private final Room room;
    private final Level level;

    @SuppressWarnings("ImmutableEnumChecker") // what Set.of makes can't be changed
    private final Set<LogField> fields;

    LogEvent(String name, Room room, Level level, LogField... fields) {
        this.name = name;
        this.room = room;
        this.level = level;
        this.fields = Set.of(fields);
    }

    /** Its name: {@code step.applied}. */
    public String text() {
        return name;
    }

    /** The name of its logger: {@code io.automigration.run}. */
    public String logger() {
        return room.logger;
    }

    /** Its level. */
    public Level level() {
        return level;
    }

    /** Its fields, besides {@link LogField#EVENT}. */
    public Set<LogField> fields() {
        return fields;
    }

    /**
     * A line with one of its fields.
     *
     * @param field one of {@link #fields()}
     * @param value its value; a number stays a number, everything else becomes text
     */
    public LogLine with(LogField field, Object value) {
        return line().with(field, value);
    }

    /** Logs it, when it has no fields; see {@link LogLine#log}. */
    public void log(String sentence, Object... arguments) {
        line().log(sentence, arguments);
    }

    /** A line without fields so far. */
    public LogLine line() {
        return new LogLine(this, LoggerFactory.getLogger(room.logger).atLevel(level));
    }

    private enum Room {
        START("io.automigration.start"),
        RUN("io.automigration.run"),
        /** For who says a failure himself, and still wants the warnings of a run. */
        FAILURE("io.automigration.run.failure"),
        LOCK("io.automigration.lock");

        private final String logger;

        Room(String logger) {
            this.logger = logger;
        }
    }
}

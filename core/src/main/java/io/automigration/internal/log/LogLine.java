package io.automigration.internal.log;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line of an event, before it is logged. That it says all of the event's fields and no other is asserted, for tests: in
 * production a wrong line must not fail a run.
 */
public final class LogLine {

    private final LogEvent event;
    private final Set<LogField> missing = EnumSet.noneOf(LogField.class);
    private LoggingEventBuilder builder;

    LogLine(LogEvent event, LoggingEventBuilder builder) {
        this.event = event;
        this.missing.addAll(event.fields());
        this.builder = builder.addKeyValue(LogField.EVENT.key(), event.text());
    }

    /**
     * Adds one of the event's fields.
     *
     * @param field one of {@link LogEvent#fields()}
     * @param value its value; a number stays a number, everything else becomes text
     */
    public LogLine with(LogField field, Object value) {
        assert event.fields().contains(field) : event + " has no field " + field;
        missing.remove(field);
        builder = builder.addKeyValue(field.key(), value instanceof Number ? value : value.toString());
        return this;
    }

    /** Adds the exception that caused it, with its stack trace; null when there is none. */
    public LogLine cause(@Nullable Throwable cause) {
        if (cause != null) {
            builder = builder.setCause(cause);
        }
        return this;
    }

    /**
     * Logs it.
     *
     * @param sentence for people, with {@code {}} for each argument
     * @param arguments what replaces them
     */
    public void log(String sentence, Object... arguments) {
        assert missing.isEmpty() : event + " is logged without " + missing;
        builder.log(sentence, arguments);
    }
}

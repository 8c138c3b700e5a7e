package io.automigration.internal.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/** One line of an event, on its way to the log. */
public final class LogLine {

    private final LogEvent event;
    private LoggingEventBuilder builder;

    LogLine(LogEvent event, LoggingEventBuilder builder) {
        this.event = event;
        this.builder = builder.addKeyValue(LogField.EVENT.key(), event.text());
    }

    /**
     * Says one of the event's fields.
     *
     * @param field one of {@link LogEvent#fields()}
     * @param value what it says; a number stays one, everything else is text
     * @throws IllegalArgumentException when the event has no such field
     */
    public LogLine with(LogField field, Object value) {
        if (!event.fields().contains(field)) {
            throw new IllegalArgumentException(event + " has no field " + field);
        }
        builder = builder.addKeyValue(field.key(), value instanceof Number ? value : value.toString());
        return this;
    }

    /** Says what it came from, with its stack trace; null when there is nothing to say. */
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
     * @param arguments what stands there
     */
    public void log(String sentence, Object... arguments) {
        builder.log(sentence, arguments);
    }
}

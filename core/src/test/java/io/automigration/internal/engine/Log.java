package io.automigration.internal.engine;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged while it is open. */
public final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private record Line(String thread, String event, String message) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.automigration");

    public Log() {
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(new Line(event.getThreadName(), nameOf(event), event.getFormattedMessage()));
    }

    private static String nameOf(ILoggingEvent event) {
        return event.getKeyValuePairs() == null
                ? ""
                : event.getKeyValuePairs().stream()
                        .filter(pair -> pair.key.equals(LogField.EVENT.key()))
                        .map(pair -> String.valueOf(pair.value))
                        .findFirst()
                        .orElse("");
    }

    /** The lines of one event. */
    List<String> lines(LogEvent event) {
        return lines.stream()
                .filter(line -> line.event().equals(event.text()))
                .map(Line::message)
                .toList();
    }

    List<String> linesWith(String text) {
        return lines.stream()
                .map(Line::message)
                .filter(message -> message.contains(text))
                .toList();
    }

    /** What was logged by the thread of this name. */
    public List<String> linesOf(String thread) {
        return lines.stream()
                .filter(line -> line.thread().equals(thread))
                .map(Line::message)
                .toList();
    }

    /** Nobody else logs it. */
    public void alone() {
        logger.setAdditive(false);
    }

    @Override
    public void close() {
        logger.setAdditive(true);
        logger.detachAppender(this);
        stop();
    }
}

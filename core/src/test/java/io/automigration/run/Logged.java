package io.automigration.run;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while a test runs. */
final class Logged implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.automigration");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    Logged() {
        appender.start();
        logger.addAppender(appender);
    }

    /** The lines that have this key-value pair. */
    List<String> lines(String pair) {
        return List.copyOf(appender.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(pair))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}

package io.automigration.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Tests run with assertions, so whichever of them logs an event sees that it is whole. */
class LogLineTests {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.automigration");

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void aLineHasTheSentenceAndItsFieldsApart() {
        LogEvent.LOCK_RENEWAL_FAILED.with(LogField.TOKEN, 7L).log("No answer within {}.", "1 s");

        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).isEqualTo("No answer within 1 s.");
            assertThat(line.getLoggerName()).isEqualTo("io.automigration.lock");
            assertThat(line.getKeyValuePairs())
                    .extracting(pair -> pair.key, pair -> pair.value)
                    .containsExactly(
                            tuple("auto.migration.event", "lock.renewal-failed"), tuple("auto.migration.token", 7L));
        });
    }

    @Test
    void whatIsNoNumberIsText() {
        LogEvent.HISTORY_MISSING.with(LogField.VERSIONS, Arrays.asList(1, 2)).log("Missing.");

        assertThat(log.list.get(0).getKeyValuePairs())
                .filteredOn(pair -> pair.key.endsWith("versions"))
                .extracting((KeyValuePair pair) -> pair.value)
                .containsExactly("[1, 2]");
    }

    @Test
    void anEventIsNotLoggedWithoutOneOfItsFields() {
        LogLine line = LogEvent.LOCK_TAKEN_OVER.with(LogField.TOKEN, 7L);

        assertThatThrownBy(() -> line.log("Took over the lock."))
                .isInstanceOf(AssertionError.class)
                .hasMessage("LOCK_TAKEN_OVER is logged without [HOLDER]");
        assertThatThrownBy(() -> LogEvent.LOCK_TAKEN_OVER.log("Took over the lock."))
                .isInstanceOf(AssertionError.class);
        assertThat(log.list).isEmpty();
    }

    @Test
    void anEventIsNotLoggedWithAFieldOfAnother() {
        assertThatThrownBy(() -> LogEvent.RUN_ABANDONED.with(LogField.TOKEN, 7L))
                .isInstanceOf(AssertionError.class)
                .hasMessage("RUN_ABANDONED has no field TOKEN");
    }
}

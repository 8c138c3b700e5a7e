package io.automigration.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.automigration.internal.time.ManualTicker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class ResendingTests {

    private static final MongoException CUT = new MongoSocketReadException("cut", new ServerAddress());

    private final ManualTicker ticker = new ManualTicker();
    private final Resending resending = new Resending(ticker, Duration.ofSeconds(10));
    private int sent;

    @Test
    void aCommandIsSentUntilItIsAnswered() {
        assertThat(sendFailingWith(CUT, new MongoTimeoutException("late"), refusal(10107)))
                .isEqualTo("answer");
        assertThat(sent).isEqualTo(4);
        assertThat(ticker.pauses()).hasSize(3);
    }

    @Test
    void aRefusalIsNotSentAgain() {
        assertThatExceptionOfType(MongoCommandException.class).isThrownBy(() -> sendFailingWith(refusal(13), CUT));
        assertThat(sent).isEqualTo(1);
        assertThat(ticker.pauses()).isEmpty();
    }

    @Test
    void afterTheLimitTheLastErrorComesOut() {
        assertThatExceptionOfType(MongoSocketReadException.class)
                .isThrownBy(() -> resending.untilAnswered("it", () -> {
                    sent++;
                    throw CUT;
                }));
        assertThat(ticker.nanos()).isBetween(10_000_000_000L, 16_000_000_000L);
        assertThat(sent).isBetween(9, 14);
    }

    @Test
    void anInterruptionOfTheDriverIsNotSentAgain() {
        assertThatExceptionOfType(MongoInterruptedException.class)
                .isThrownBy(() -> sendFailingWith(new MongoInterruptedException("end", new InterruptedException())));
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void aThreadThatIsAskedToEndGetsTheErrorAndKeepsItsFlag() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(MongoSocketReadException.class).isThrownBy(() -> sendFailingWith(CUT));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent).isEqualTo(1);
    }

    private String sendFailingWith(MongoException... errors) {
        Deque<MongoException> left = new ArrayDeque<>(Arrays.asList(errors));
        return resending.untilAnswered("it", () -> {
            sent++;
            if (!left.isEmpty()) {
                throw left.pop();
            }
            return "answer";
        });
    }

    private static MongoException refusal(int code) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0))
                        .append("code", new BsonInt32(code))
                        .append("errmsg", new BsonString("refused")),
                new ServerAddress());
    }
}

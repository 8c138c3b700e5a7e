package io.automigration.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTests {

    private final ManualTicker ticker = new ManualTicker();

    @Test
    void pausesDoubleFromTwentyMillisecondsToFiveSecondsAndHalfOfEachIsRandom() throws InterruptedException {
        Backoff backoff = new Backoff(ticker, Backoff.LIMIT);
        long longest = 20;
        for (int i = 0; i < 20; i++) {
            backoff.pause();
            assertThat(ticker.pauses().get(i)).isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
            longest = Math.min(2 * longest, 5_000);
        }
    }

    @Test
    void itIsExhaustedWhenTheLimitHasPassed() {
        Backoff backoff = new Backoff(ticker, Duration.ofSeconds(10));
        ticker.advance(Duration.ofMillis(9_999));
        assertThat(backoff.exhausted()).isFalse();
        ticker.advance(Duration.ofMillis(1));
        assertThat(backoff.exhausted()).isTrue();
        assertThat(backoff.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aThreadThatIsAskedToEndPausesNoLonger() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new Backoff(ticker, Backoff.LIMIT).pause());
    }
}

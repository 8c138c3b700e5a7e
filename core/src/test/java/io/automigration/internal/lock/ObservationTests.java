package io.automigration.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.internal.store.LockDocument;
import io.automigration.internal.store.Participant;
import io.automigration.internal.time.ManualTicker;
import java.time.Duration;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ObservationTests {

    private static final LockDocument.Holder HOLDER =
            new LockDocument.Holder("run", new Participant("a", 1, "shop", ""), null, Duration.ZERO);

    private final ManualTicker ticker = new ManualTicker();
    private final Observation observation = new Observation(Duration.ofSeconds(30), Duration.ofSeconds(1));

    @Test
    void theFirstAnswerIsASignOfLife() {
        assertThat(sees(held(7, 0))).isTrue();
        assertThat(observation.silent()).isZero();
    }

    @Test
    void aHolderIsSilentForALeaseAfterALeaseOfAnswers() {
        sees(held(7, 3));
        for (int second = 1; second < 30; second++) {
            after(1);
            assertThat(sees(held(7, 3))).isFalse();
            assertThat(observation.silentForALease()).as("%s s", second).isFalse();
        }
        after(1);
        sees(held(7, 3));
        assertThat(observation.silentForALease()).isTrue();
        assertThat(observation.silent()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aLeaseCountsFromTheAnswerNotFromThePoll() {
        after(100);
        sees(held(7, 3));
        assertThat(observation.silent()).isZero();
    }

    @Test
    void aBeatBeginsTheLeaseAnew() {
        silentFor(29, held(7, 3));
        after(1);
        assertThat(sees(held(7, 4))).isTrue();
        assertThat(observation.silent()).isZero();
        silentFor(29, held(7, 4));
        assertThat(observation.silentForALease()).isFalse();
    }

    @Test
    void anotherTokenWithTheSameBeatBeginsTheLeaseAnew() {
        silentFor(29, held(7, 0));
        assertThat(sees(held(8, 0))).isTrue();
        assertThat(observation.silent()).isZero();
    }

    @Test
    void theFreeingOfTheLockIsASignOfLife() {
        sees(held(7, 3));
        after(1);
        assertThat(sees(new LockDocument(7, 3, null, "", null, new BsonDocument())))
                .isTrue();
    }

    @Test
    void aGapBetweenTwoAnswersCountsAtMostThreeIntervals() {
        sees(held(7, 3));
        after(3600);
        sees(held(7, 3));
        assertThat(observation.silent()).isEqualTo(Duration.ofSeconds(3));
        assertThat(observation.silentForALease()).isFalse();
    }

    @Test
    void anAnswerThatIsALittleLateCountsInFull() {
        sees(held(7, 3));
        ticker.advance(Duration.ofMillis(2_500));
        sees(held(7, 3));
        assertThat(observation.silent()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void whatIsSilentAgainAfterALongGapIsDeadOnlyAfterAsManyAnswersAsALeaseHas() {
        sees(held(7, 3));
        int answers = 0;
        while (!observation.silentForALease()) {
            after(3600);
            sees(held(7, 3));
            answers++;
        }
        assertThat(answers).isEqualTo(10);
    }

    @Test
    void whoseActivityAloneChangesGivesNoSignOfLife() {
        sees(held(7, 3));
        after(1);
        assertThat(sees(new LockDocument(7, 3, HOLDER, "version 3 up", null, new BsonDocument())))
                .isFalse();
    }

    @Test
    void aHolderWithALongerLeaseIsWaitedForAsLongAsThat() {
        LockDocument held = held(7, 3, Duration.ofSeconds(600));
        silentFor(599, held);
        assertThat(observation.lease()).isEqualTo(Duration.ofSeconds(600));
        assertThat(observation.silentForALease()).isFalse();
        after(1);
        sees(held);
        assertThat(observation.silentForALease()).isTrue();
    }

    @Test
    void aHolderWithAShorterLeaseIsWaitedForAsLongAsAnyOther() {
        silentFor(29, held(7, 3, Duration.ofSeconds(5)));
        assertThat(observation.silentForALease()).isFalse();
    }

    @Test
    void theLeaseIsTheOneOfWhoHoldsTheLockNow() {
        silentFor(40, held(7, 3, Duration.ofSeconds(600)));
        silentFor(30, held(8, 0, Duration.ZERO));
        assertThat(observation.silentForALease()).isTrue();
    }

    private void silentFor(int seconds, LockDocument lock) {
        sees(lock);
        for (int second = 0; second < seconds; second++) {
            after(1);
            sees(lock);
        }
    }

    private boolean sees(LockDocument lock) {
        return observation.saw(lock, ticker.nanos());
    }

    private void after(long seconds) {
        ticker.advance(Duration.ofSeconds(seconds));
    }

    private static LockDocument held(long token, long beat) {
        return held(token, beat, Duration.ZERO);
    }

    private static LockDocument held(long token, long beat, Duration lease) {
        LockDocument.Holder holder = new LockDocument.Holder(HOLDER.run(), HOLDER.participant(), null, lease);
        return new LockDocument(token, beat, holder, "", null, new BsonDocument());
    }
}

package io.automigration.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.proof.Lanes;
import io.automigration.proof.Report;
import io.automigration.proof.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random rounds: {@code -Dsoak.seconds=120} says for how long, {@code -Dsoak.seed=7} plays the round of that seed alone;
 * both together play for so long the rounds from that seed on. A round that fails says its seed.
 */
@ExtendWith(Silence.class)
@Tag("slow")
class SoakTests {

    private static final int LANES = 3;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Report REPORT = new Report("soak");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 173_932_801_000_132L, 363_637_038_000_571L})
    void aSeedThatOnceFoundSomethingFindsNothingNow(long seed) {
        play(seed);
    }

    @Test
    void roundsOfANewSeedFindNothing() {
        Long given = Long.getLong("soak.seed");
        Integer seconds = Integer.getInteger("soak.seconds");
        if (given != null && seconds == null) {
            REPORT.line("seed %d: %s", given, play(given));
        } else {
            soak(
                    given != null ? given : ThreadLocalRandom.current().nextLong(1_000_000_000) * 1_000_000,
                    Duration.ofSeconds(seconds != null ? seconds : 5));
        }
        REPORT.print();
    }

    private static void soak(long first, Duration length) {
        System.out.println("soak: seeds from " + first + " on");
        long end = System.nanoTime() + length.toNanos();
        ConcurrentLinkedQueue<Round.Counts> counts = new ConcurrentLinkedQueue<>();
        Set<Long> going = ConcurrentHashMap.newKeySet();
        List<AssertionError> found = new ArrayList<>();
        try (Lanes lanes = new Lanes(LANES)) {
            List<CompletableFuture<Void>> all = IntStream.range(0, LANES)
                    .mapToObj(lane -> lanes.run(() -> {
                        for (long seed = first + lane; System.nanoTime() < end; seed += LANES) {
                            going.add(seed);
                            counts.add(play(seed));
                            going.remove(seed);
                        }
                    }))
                    .toList();
            for (CompletableFuture<Void> lane : all) {
                try {
                    Lanes.awaitEnd(lane.orTimeout(length.plus(LONGEST).toSeconds(), TimeUnit.SECONDS));
                } catch (AssertionError e) {
                    found.add(e);
                }
            }
        }
        REPORT.line(
                "%d rounds in %d s, seeds from %d on: %d commands, %d faults, %d of them deaths, %d repairs",
                counts.size(),
                length.toSeconds(),
                first,
                counts.stream().mapToInt(Round.Counts::commands).sum(),
                counts.stream().mapToInt(Round.Counts::faults).sum(),
                counts.stream().mapToInt(Round.Counts::deaths).sum(),
                counts.stream().mapToInt(Round.Counts::repairs).sum());
        assertThat(found)
                .as("what was found; these seeds have failed or do not end: %s", going)
                .isEmpty();
        assertThat(counts).isNotEmpty();
    }

    private static Round.Counts play(long seed) {
        try (Round round = new Round(seed)) {
            return round.play();
        }
    }
}

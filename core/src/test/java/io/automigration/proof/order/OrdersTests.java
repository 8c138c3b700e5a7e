package io.automigration.proof.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.proof.Extent;
import io.automigration.proof.Report;
import io.automigration.proof.Silence;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two instances at once: all orders of their commands, within bounds, and in each of them every migration takes effect once.
 */
@ExtendWith(Silence.class)
@Tag("slow")
class OrdersTests {

    private static final Report REPORT = new Report("orders");
    private static final Traces TRACES = new Traces();
    private static int played;

    static Stream<Arguments> contests() {
        return Extent.FULL.isAskedFor() ? everything() : aSelection();
    }

    private static Stream<Arguments> aSelection() {
        Bounds one = Bounds.switches(1);
        Bounds two = Bounds.switches(2);
        return Stream.concat(
                each(one),
                Stream.of(
                        Arguments.of(Contest.ups(Kind.TRANSACTIONAL), two),
                        Arguments.of(Contest.ups(Kind.WITHOUT), two),
                        Arguments.of(Contest.ups(Kind.STANDALONE), two),
                        // shows whether a withdrawal brings an old revision back
                        Arguments.of(Contest.downs(Kind.STANDALONE), two),
                        Arguments.of(Contest.ups(Kind.TRANSACTIONAL), one.withADeath()),
                        Arguments.of(Contest.ups(Kind.STANDALONE), one.withADeath()),
                        Arguments.of(Contest.ups(Kind.STANDALONE), one.withADelay()),
                        Arguments.of(Contest.ups(Kind.TRANSACTIONAL), one.withABeat()),
                        Arguments.of(Contest.downAgainstUp(Kind.STANDALONE), one.withABeat()),
                        Arguments.of(Contest.ups(Kind.TRANSACTIONAL).withOneThatIsImpatient(), one.withABeat()),
                        Arguments.of(Contest.ups(Kind.STANDALONE).withOneThatIsImpatient(), one)));
    }

    private static Stream<Arguments> everything() {
        Bounds two = Bounds.switches(2);
        return Stream.of(Bounds.switches(3), two.withADeath(), two.withADelay(), two.withABeat())
                .flatMap(OrdersTests::each);
    }

    private static Stream<Arguments> each(Bounds bounds) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Stream.of(Contest.ups(kind), Contest.upAgainstDown(kind), Contest.downAgainstUp(kind)))
                .map(contest -> Arguments.of(contest, bounds));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("contests")
    void everyOrderEndsAndEachMigrationTakesEffectOnce(Contest contest, Bounds bounds) {
        long begun = System.nanoTime();
        Orders orders = new Orders(contest, bounds).play();
        played += orders.played();
        TRACES.add(contest, orders.traces());
        REPORT.line(
                "%-40s %-40s %s, %6d ms",
                contest,
                bounds,
                orders.counted(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        assertThat(orders.failures()).isEmpty();
        assertThat(orders.played()).isPositive();
    }

    @AfterAll
    static void report() {
        TRACES.keep();
        REPORT.line("%d orders, %d traces", played, TRACES.count());
        REPORT.print();
    }
}

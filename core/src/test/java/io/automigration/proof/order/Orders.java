package io.automigration.proof.order;

import io.automigration.proof.Lanes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * All orders of a contest within bounds. Each is played from its beginning; where it comes to a point at which somebody has
 * been before, with both instances knowing the same and the database holding the same, what may follow is tried only once.
 */
final class Orders {

    private static final int LANES = 3;
    private static final int UNTIL_A_NEW_LANE = 1_000; // its proxies keep all they see
    private static final int FAILURES = 5;

    private final Contest contest;
    private final Bounds bounds;
    private final Deque<List<Move>> untried = new ArrayDeque<>(List.of(List.of()));
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> traces = new TreeSet<>();
    private final List<AssertionError> failures = new ArrayList<>();
    private int busy;
    private int played;
    private int deaths;
    private int late;
    private int interrupted;

    Orders(Contest contest, Bounds bounds) {
        this.contest = contest;
        this.bounds = bounds;
    }

    Orders play() {
        try (Lanes lanes = new Lanes(LANES)) {
            List<CompletableFuture<Void>> all = IntStream.range(0, LANES)
                    .mapToObj(lane -> lanes.run(this::playAlone))
                    .toList();
            all.forEach(Lanes::awaitEnd);
            return this;
        }
    }

    private void playAlone() {
        List<Move> next = next();
        while (next != null) {
            try (Lane lane = new Lane(contest)) {
                for (int i = 0; i < UNTIL_A_NEW_LANE && next != null; i++) {
                    ended(new Playing(contest, lane, next, bounds, seen::add).play());
                    next = next();
                }
            } catch (AssertionError e) {
                failed(e);
                next = next();
            } catch (Throwable e) {
                failed(new AssertionError(e));
                throw e;
            }
        }
    }

    private synchronized List<Move> next() {
        while (untried.isEmpty() && busy > 0 && failures.size() < FAILURES) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (untried.isEmpty() || failures.size() >= FAILURES) {
            return null;
        }
        busy++;
        return untried.removeLast();
    }

    private synchronized void ended(Played order) {
        played++;
        deaths += order.has(Move.Kind.DIES_BEFORE, Move.Kind.DIES_AFTER) ? 1 : 0;
        late += order.has(Move.Kind.IS_DELAYED, Move.Kind.BEATS) ? 1 : 0;
        interrupted += order.interrupted() ? 1 : 0;
        traces.add(order.trace().toString());
        untried.addAll(order.others());
        busy--;
        notifyAll();
    }

    private synchronized void failed(AssertionError error) {
        failures.add(error);
        busy--;
        notifyAll();
    }

    List<AssertionError> failures() {
        return failures;
    }

    Set<String> traces() {
        return traces;
    }

    int played() {
        return played;
    }

    String counted() {
        return "%4d orders, %4d points, %4d with a death, %4d with something late, %4d half done, %4d traces"
                .formatted(played, seen.size(), deaths, late, interrupted, traces.size());
    }
}

package io.automigration.proof.time;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationException;
import io.automigration.MigrationReport;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.Contention;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.internal.time.ManualTicker;
import io.automigration.proof.LeapingTicker;
import io.automigration.proof.Outcome;
import io.automigration.proof.Report;
import io.automigration.proof.Scenario;
import io.automigration.proof.Scenarios;
import io.automigration.proof.Silence;
import io.automigration.testsupport.wire.Command;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the clocks of the machines say has no effect on what happens. The lease is one second. */
@ExtendWith(Silence.class)
@Tag("ci")
@Tag("slow")
class ClockTests {

    private static final Report REPORT = new Report("clocks");
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    private enum Wrong {
        A_DAY_AHEAD,
        A_DAY_BEHIND,
        JUMPING_TO_AND_FRO;

        private final AtomicInteger asked = new AtomicInteger();

        Clock clock() {
            Instant now = Instant.now();
            Duration day = Duration.ofDays(1);
            InstantSource source = switch (this) {
                case A_DAY_AHEAD -> () -> now.plus(day);
                case A_DAY_BEHIND -> () -> now.minus(day);
                case JUMPING_TO_AND_FRO -> () -> now.plus(day.multipliedBy(asked.getAndIncrement() % 2 == 0 ? 1 : -1));
            };
            return source.withZone(ZoneOffset.UTC);
        }

        Build on(Build build) {
            return build.clock(clock());
        }
    }

    private record Played(List<String> commands, Outcome outcome) {}

    static Stream<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void anInstanceSendsTheSameCommandsToTheSameEffect(Scenario scenario) {
        Played right = played(scenario, Clock.systemUTC());
        for (Wrong wrong : Wrong.values()) {
            assertThat(played(scenario, wrong.clock()))
                    .as("with a clock %s", wrong)
                    .usingRecursiveComparison()
                    .isEqualTo(right);
        }
        REPORT.line("%-38s %d clocks, the same %d commands", scenario, Wrong.values().length, right.commands.size());
    }

    private static Played played(Scenario scenario, Clock clock) {
        try (ProxiedDatabase database = scenario.prepared()) {
            Build instance = scenario.instance(database.build()).clock(clock);
            MigrationException failed = failure(scenario, instance.engine(new LeapingTicker()));
            List<String> commands = database.proxy.commands().stream()
                    .filter(BEAT.negate())
                    .map(Command::name)
                    .toList();
            return new Played(commands, Outcome.of(failed, database.direct().template));
        }
    }

    private static MigrationException failure(Scenario scenario, MigrationEngine engine) {
        try {
            scenario.work(engine);
            return null;
        } catch (MigrationException e) {
            return e;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLiveHolderIsNotTakenOverWhateverTheClocksSay(Wrong holders) {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            CountDownLatch done = new CountDownLatch(1);
            Build holder = holders.on(database.build()).migration("1", context -> done.await());
            CompletableFuture<MigrationReport> holding = Contention.start(holder.engine()::apply);
            Awaitility.await().until(() -> holder.fence() != null);
            List<CompletableFuture<MigrationReport>> waiting = Stream.of(Wrong.values())
                    .map(wrong -> wrong.on(database.direct()).inserting("1"))
                    .map(waiter -> Contention.start(waiter.engine()::apply))
                    .toList();
            awaitBeats(3 * 4, database); // of three leases
            done.countDown();

            assertThat(holding).succeedsWithin(SOON);
            assertThat(holding.join().steps()).hasSize(1);
            assertThat(waiting).allSatisfy(each -> assertThat(each).succeedsWithin(SOON));
            assertThat(waiting)
                    .allSatisfy(each -> assertThat(each.join().steps()).isEmpty());
            assertThat(holder.lock()).containsEntry("token", 1L);
        }
    }

    private static void awaitBeats(int beats, ProxiedDatabase database) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> database.proxy.commands().stream().filter(BEAT).count() >= beats);
    }

    @ParameterizedTest
    @EnumSource
    void aDeadHolderIsTakenOverAfterALeaseWhateverTheClocksSay(Wrong wrong) {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            Build waiter = wrong.on(database.direct()).inserting("1");
            Contention.deadHolder(waiter);
            waiter.template
                    .getCollection("_migrations")
                    .updateOne(
                            new Document("_id", "lock"),
                            new Document("$set", new Document("activity.since", Date.from(anHourFromNow()))));
            ManualTicker ticker = new ManualTicker();
            waiter.engine(ticker).apply();

            assertThat(waiter.data()).containsExactly("1");
            assertThat(Duration.ofNanos(ticker.nanos()))
                    .isBetween(LEASE, LEASE.multipliedBy(3).dividedBy(2));
        }
    }

    private static Instant anHourFromNow() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    @Test
    void whatWasAppliedInWhichOrderIsNotReadFromTimes() {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            Wrong.A_DAY_AHEAD.on(database.direct()).inserting("1").engine().apply();
            Build behind =
                    Wrong.A_DAY_BEHIND.on(database.direct()).inserting("1").inserting("2");
            behind.engine().apply();
            assertThat(behind.entry("2").getDate("appliedAt"))
                    .isBefore(behind.entry("1").getDate("appliedAt"));

            behind.engine().down(1);
            assertThat(behind.data()).containsExactly("1");
            assertThat(behind.engine().up().steps()).hasSize(1);
            assertThat(behind.data()).containsExactly("1", "2");
        }
    }

    @AfterAll
    static void report() {
        REPORT.print();
    }
}

package io.automigration.proof.error;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;

import io.automigration.proof.CommandKind;
import io.automigration.proof.Scenario;
import io.automigration.testsupport.wire.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One command of one scenario, and the fault that it meets.
 *
 * @param number its place among the undisturbed instance's commands, from 1 on
 * @param underLock whether it is sent by the holder of the lock
 * @param times 1, or 2: then the next one of its kind meets the fault too, which is this one again if it is sent again
 */
record FaultyCommand(Scenario scenario, int number, CommandKind kind, boolean underLock, Fault fault, int times) {

    /** What a command of this kind meets, wherever that is. */
    record Met(CommandKind kind, String fault, int times) {}

    /** A command, whatever it meets. */
    record Place(String scenario, int number) {}

    Met met() {
        return new Met(kind, fault.name(), times);
    }

    Place place() {
        return new Place(scenario.toString(), number);
    }

    /** All that can befall the commands of a scenario, as the undisturbed instance sent them. */
    static Stream<FaultyCommand> all(Scenario scenario, List<Command> sent) {
        return IntStream.rangeClosed(1, sent.size()).boxed().flatMap(number -> {
            Command command = sent.get(number - 1);
            boolean underLock = isUnderLock(sent.subList(0, number - 1));
            return Fault.all().stream()
                    .filter(fault -> fault.possible().test(command))
                    .flatMap(fault -> Stream.of(1, 2)
                            .map(times -> new FaultyCommand(
                                    scenario, number, CommandKind.of(command), underLock, fault, times)));
        });
    }

    private static boolean isUnderLock(List<Command> before) {
        Set<CommandKind> taken = Set.of(CommandKind.LOCK_INSERT, CommandKind.LOCK_ACQUIRE);
        return before.stream()
                .map(CommandKind::of)
                .filter(kind -> kind == CommandKind.LOCK_RELEASE || taken.contains(kind))
                .reduce((first, second) -> second)
                .filter(taken::contains)
                .isPresent();
    }

    /** As few of them as show what each kind of command meets, and let each command meet something; dealt evenly. */
    static List<FaultyCommand> dealt(List<FaultyCommand> all) {
        Map<Met, List<FaultyCommand>> byMet = new LinkedHashMap<>();
        Map<Place, List<FaultyCommand>> byPlace = new LinkedHashMap<>();
        for (FaultyCommand each : all) {
            byMet.computeIfAbsent(each.met(), met -> new ArrayList<>()).add(each);
            byPlace.computeIfAbsent(each.place(), place -> new ArrayList<>()).add(each);
        }
        Map<Place, Integer> hands = new HashMap<>();
        List<FaultyCommand> dealt = new ArrayList<>();
        byMet.values().forEach(each -> {
            FaultyCommand chosen = each.stream()
                    .min(Comparator.comparing(candidate -> hands.getOrDefault(candidate.place(), 0)))
                    .orElseThrow();
            hands.merge(chosen.place(), 1, Integer::sum);
            dealt.add(chosen);
        });
        byPlace.forEach((place, each) -> {
            if (!hands.containsKey(place)) {
                dealt.add(each.get(dealt.size() % each.size()));
            }
        });
        return dealt;
    }

    /** Whether the run must make up for it by itself; else it may also fail cleanly. */
    boolean harmless() {
        if (fault.slow()) {
            return true; // no answer is so late that it is given up
        }
        return switch (kind) {
            case ABORT, KILL_SESSIONS -> true;
            case COMMIT -> fault.unanswered() || fault.transientInTransaction() || fault.tookEffect();
            case MIGRATION_IN_TRANSACTION -> fault.transientInTransaction();
            case FENCE_AND_ENTRY -> fault.transientInTransaction() || fault.anotherWasFaster();
            // who asks for the first time, or only to show what it did, is told at once
            case READ -> fault.unanswered() && underLock;
            case ENTRY_WRITE -> fault.unanswered() || fault.anotherWasFaster() || fault.tookEffect();
            case LOCK_INSERT, FENCE_RAISE -> fault.unanswered() || fault.anotherWasFaster();
            case LOCK_ACQUIRE, LOCK_POLL, LOCK_RELEASE, FENCE_READ, ENTRY_READ -> fault.unanswered();
            case MIGRATION_UPDATE, MIGRATION_DDL, MIGRATION_LIST -> false;
        };
    }

    /** Which commands meet the fault. */
    Predicate<Command> when() {
        int[] seen = new int[2]; // commands; those of them that met it
        return command -> {
            if (BEAT.test(command)) {
                return false;
            }
            boolean met = ++seen[0] >= number && seen[1] < times && CommandKind.of(command) == kind;
            if (met) {
                seen[1]++;
            }
            return met;
        };
    }

    @Override
    public String toString() {
        return "%s, %d. %s: %s, %s".formatted(scenario, number, kind, fault, times == 1 ? "once" : "twice");
    }
}

package io.automigration.proof.order;

import io.automigration.testsupport.wire.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/**
 * What two instances did, in the terms of {@code docs/internals/protocol/Migration.tla}: the commands by which they did it,
 * what the server made of them, and what was committed after each. {@code docs/internals/protocol/check-traces} asks
 * whether the model allows it.
 */
final class Trace {

    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Part> parts = new TreeMap<>();
    private final Map<String, Long> withdrawn = new HashMap<>();

    /** Something that is seen; or may be, if it turns out to have been the last of its kind. */
    private static final class Event {
        final String name;
        final int instance;
        final Snapshot after;
        boolean counts = true;

        Event(String name, int instance, Snapshot after) {
            this.name = name;
            this.instance = instance;
            this.after = after;
        }
    }

    private enum Phase {
        WAITS,
        LOCKED,
        HOLDS,
        LOST
    }

    /** What is to be known of an instance to understand its next command. */
    private static final class Part {
        Phase phase = Phase.WAITS;
        Event read;
        Event look;
        long token;
        boolean announcing; // in the transaction that is open
        boolean refused; // likewise, one of its conditions did not hold
        boolean announced;
        boolean begun;
    }

    /**
     * A command was executed.
     *
     * @param after what is committed now; null when that was not looked at
     */
    void executed(int instance, Command command, BsonDocument answer, Snapshot after) {
        Part part = part(instance);
        Sent sent = Sent.of(command);
        int matched = Sent.effective(answer);
        switch (sent) {
            case READ -> read(instance, part, after);
            case POLL -> look(instance, part, after);
            case READ_OF_THE_FENCE -> {
                if (part.announced && !part.begun) {
                    add("check", instance, after);
                } else if (part.phase == Phase.LOCKED) {
                    part.phase = after.fence() == part.token ? Phase.HOLDS : Phase.LOST;
                } else if (part.phase == Phase.HOLDS && after.fence() != part.token) {
                    add("plan", instance, after); // a late raise was its own; by now it has lost
                }
            }
            case OTHER_READ -> {}
            case LOCK_INSERTED, LOCK_ACQUIRED, LOCK_TAKEN_OVER -> {
                if (matched == 1) {
                    taken(instance, part, sent, after);
                }
            }
            case KILL -> add("kill", instance, after);
            case RAISED -> {
                if (part.phase == Phase.LOCKED) { // else a late one has done it
                    add("raise", instance, after);
                    part.phase = matched == 1 ? Phase.HOLDS : part.phase;
                }
            }
            case CODE -> code(instance, part, command, matched, after);
            case FENCED -> fenced(instance, part, command, matched, after);
            case COMMIT -> {
                boolean committed = answer.getNumber("ok").intValue() == 1;
                add((part.announcing ? "announce" : "commit") + (committed ? "" : "-refused"), instance, after);
                part.announced = part.announcing && committed;
                part.announcing = false;
            }
            case ABORT -> {
                if (part.refused) {
                    refused(instance, part, after);
                }
                part.announcing = false;
            }
            case ENTRY -> entry(instance, part, command, matched, after);
            case LOCK_RELEASED -> add("free", instance, after);
        }
    }

    private void read(int instance, Part part, Snapshot after) {
        if (part.phase == Phase.WAITS) {
            look(instance, part, after);
            part.read = maybe("read", instance, after);
        } else if (part.phase == Phase.HOLDS) {
            add("plan", instance, after);
        }
    }

    private void look(int instance, Part part, Snapshot after) {
        if (part.phase == Phase.WAITS) {
            part.look = maybe("expire", instance, after);
        }
    }

    private void taken(int instance, Part part, Sent sent, Snapshot after) {
        part.read.counts = true;
        if (sent == Sent.LOCK_TAKEN_OVER) {
            part.look.counts = true; // it saw then that the lease was over
        }
        add(sent == Sent.LOCK_TAKEN_OVER ? "takeover" : "take", instance, after);
        part.phase = Phase.LOCKED;
        part.token = after.token();
    }

    private void code(int instance, Part part, Command command, int matched, Snapshot after) {
        if (!Sent.inTransaction(command)) {
            add("run", instance, after);
            part.begun = true;
            return;
        }
        if (Sent.beginsATransaction(command)) {
            add("begin", instance, null);
        }
        add(matched == 1 ? "code" : "code-refused", instance, after);
    }

    private void fenced(int instance, Part part, Command command, int matched, Snapshot after) {
        part.announcing = Sent.beginsATransaction(command);
        if (matched < 0) {
            refused(instance, part, after);
        } else if (matched < 2) {
            part.refused = true; // its transaction is open until it is told to end
        } else if (!part.announcing) {
            add("fence", instance, null);
            add("entry", instance, after);
        }
    }

    private void refused(int instance, Part part, Snapshot after) {
        add(part.announcing ? "announce-refused" : "refused", instance, after);
        part.refused = false;
    }

    private void entry(int instance, Part part, Command command, int matched, Snapshot after) {
        if (!part.announced) {
            add(matched == 1 ? "announce" : "announce-refused", instance, after);
            part.announced = matched == 1;
        } else {
            if (!part.begun && matched == 1) {
                Sent.documents(command).forEach(document -> {
                    String version = document.substring(document.indexOf(' ') + 1);
                    withdrawn.put(version, after.entry(version).revision());
                });
            }
            add(part.begun ? "finish" : "withdraw", instance, after);
            part.announced = false;
            part.begun = false;
        }
    }

    void beats(int instance, boolean matched, Snapshot after) {
        add(matched ? "beat" : "beat-refused", instance, after);
    }

    /** A raise, or an acquisition of the lock, arrived that its instance has given up. */
    void arrived(int instance, Command command, BsonDocument answer, Snapshot after) {
        if (Sent.effective(answer) == 1) {
            executed(instance, command, answer, after);
        }
    }

    void dies(int instance) {
        add("crash", instance, null);
    }

    /** The server ended what a dead instance had left open. */
    void ended(int instance, Snapshot after) {
        add("dead", instance, after);
    }

    void ends(int instance, String how) {
        Part part = part(instance);
        boolean done = how.equals("done");
        if (done && part.phase == Phase.WAITS) {
            part.read.counts = true;
        }
        boolean left = part.phase == Phase.WAITS ? !done : part.phase == Phase.LOCKED && !how.equals("lost");
        add(left ? "left" : how, instance, null);
    }

    private Part part(int instance) {
        return parts.computeIfAbsent(instance, none -> new Part());
    }

    private void add(String name, int instance, Snapshot after) {
        events.add(new Event(name, instance, after));
    }

    private Event maybe(String name, int instance, Snapshot after) {
        Event event = new Event(name, instance, after);
        event.counts = false;
        events.add(event);
        return event;
    }

    private String written(Event event) {
        return event.name + ":" + event.instance + ":" + (event.after == null ? "-" : written(event.after));
    }

    /** Lock, fence, entries, and how often each migration took effect. */
    String written(Snapshot snapshot) {
        return "%d,%d,%d,%s,%s,%d,%d"
                .formatted(
                        snapshot.holder(),
                        snapshot.token(),
                        snapshot.fence(),
                        entry("1", snapshot),
                        entry("2", snapshot),
                        snapshot.times("1"),
                        snapshot.times("2"));
    }

    /** A withdrawal keeps its author's token, and the model that of the entry's last step: so it is not compared. */
    private String entry(String version, Snapshot snapshot) {
        Snapshot.EntrySeen entry = snapshot.entry(version);
        boolean unsaid = Long.valueOf(entry.revision()).equals(withdrawn.get(version));
        return entry.state() + "." + (unsaid || entry.state().equals(Snapshot.ABSENT) ? 0 : entry.token());
    }

    @Override
    public String toString() {
        return events.stream().filter(event -> event.counts).map(this::written).collect(Collectors.joining(" "));
    }
}

package io.automigration.proof.order;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What is committed, but for what differs between any two playings: run ids, times, hosts.
 *
 * @param holder the instance that holds the lock; 0 when nobody does
 * @param entries by version; one that was withdrawn before its first step has the state ABSENT
 * @param times how often each migration took effect, less how often it was reverted
 */
record Snapshot(
        int holder,
        long token,
        long beat,
        long fence,
        long writes,
        Map<String, EntrySeen> entries,
        Map<String, Integer> times) {

    static final String ABSENT = "ABSENT";

    record EntrySeen(String state, long token, long revision, boolean withdrawn) {

        static final EntrySeen NONE = new EntrySeen(ABSENT, 0, 0, false);

        boolean running() {
            return state.equals("STARTED") || state.equals("REVERTING");
        }

        boolean applied() {
            return state.equals("APPLIED");
        }
    }

    /**
     * Reads documents, of either collection.
     *
     * @param instance which instance a run id is of
     */
    static Snapshot of(Iterable<BsonDocument> documents, ToIntFunction<String> instance) {
        int holder = 0;
        long token = 0;
        long beat = 0;
        long fence = 0;
        long writes = 0;
        Map<String, EntrySeen> entries = new TreeMap<>();
        Map<String, Integer> times = new TreeMap<>();
        for (BsonDocument document : documents) {
            String id = document.getString("_id").getValue();
            if (id.equals("lock")) {
                token = number(document, "token");
                beat = number(document, "beat");
                holder = document.containsKey("holder")
                        ? instance.applyAsInt(
                                document.getDocument("holder").getString("run").getValue())
                        : 0;
            } else if (id.equals("fence")) {
                fence = number(document, "token");
                writes = number(document, "writes");
            } else if (document.containsKey("times")) {
                times.put(id, (int) number(document, "times"));
            } else {
                entries.put(id, entry(document));
            }
        }
        return new Snapshot(holder, token, beat, fence, writes, entries, times);
    }

    /** What a find answered. */
    static Snapshot of(BsonDocument answer, ToIntFunction<String> instance) {
        BsonArray batch = answer.getDocument("cursor").getArray("firstBatch");
        return of(batch.stream().map(BsonValue::asDocument).toList(), instance);
    }

    private static EntrySeen entry(BsonDocument document) {
        String error = document.getDocument("error", new BsonDocument())
                .getString("type", new BsonString(""))
                .getValue();
        boolean withdrawn = error.equals("Withdrawn");
        String state = document.getString("state").getValue();
        return new EntrySeen(
                withdrawn ? ABSENT : state, number(document, "token"), number(document, "revision"), withdrawn);
    }

    private static long number(BsonDocument document, String field) {
        return document.containsKey(field) ? document.getNumber(field).longValue() : 0;
    }

    EntrySeen entry(String version) {
        return entries.getOrDefault(version, EntrySeen.NONE);
    }

    int times(String version) {
        return times.getOrDefault(version, 0);
    }
}

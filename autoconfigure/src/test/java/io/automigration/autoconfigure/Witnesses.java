package io.automigration.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Who saw what, and first of all when: a bean of test applications. */
public final class Witnesses {

    private final Map<String, String> statements = new ConcurrentSkipListMap<>();

    /** Notes what somebody sees, the first time. */
    public void ask(String who, Supplier<String> sees) {
        statements.computeIfAbsent(who, key -> sees.get());
    }

    public Map<String, String> statements() {
        return statements;
    }
}

package io.automigration.internal.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The errors that hang together with one, each once: an error may be its own cause. */
public final class ErrorTree {

    private ErrorTree() {}

    /** The error itself and its causes, outermost first. */
    public static List<Throwable> causes(Throwable error) {
        Set<Throwable> known = none();
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = error; each != null && known.add(each); each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }

    /** The error itself, its causes, what it suppresses, and so on. */
    static Set<Throwable> all(Throwable error) {
        Set<Throwable> known = none();
        Deque<Throwable> rest = new ArrayDeque<>(List.of(error));
        while (!rest.isEmpty()) {
            Throwable each = rest.remove();
            if (known.add(each)) {
                if (each.getCause() != null) {
                    rest.add(each.getCause());
                }
                rest.addAll(List.of(each.getSuppressed()));
            }
        }
        return known;
    }

    /** Told apart by identity, since an error may define equality. */
    static Set<Throwable> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}

package io.automigration.internal.text;

import com.mongodb.MongoCommandException;
import io.automigration.MigrationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What an error says, on one line. */
public final class Causes {

    private Causes() {}

    /**
     * The outermost error that says something of its own, which is its author's word, and the innermost, which it came from;
     * one of them where the outer only repeats the inner.
     */
    public static String text(Throwable error) {
        List<Throwable> telling = telling(error);
        if (telling.isEmpty()) {
            return sentence(type(error));
        }
        Throwable first = telling.get(telling.size() - 1);
        Throwable outer = telling.get(0);
        String cause = sentence(named(first));
        return outer == first || repeats(outer, first) ? cause : sentence(named(outer)) + " First cause: " + cause;
    }

    /** Those with a message that is not just their cause's. */
    private static List<Throwable> telling(Throwable error) {
        List<Throwable> telling = new ArrayList<>();
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = error; each != null && known.add(each); each = each.getCause()) {
            boolean wraps =
                    each.getCause() != null && each.getCause().toString().equals(each.getMessage());
            if (each.getMessage() != null && !wraps) {
                telling.add(each);
            }
        }
        return telling;
    }

    private static boolean repeats(Throwable outer, Throwable first) {
        return String.valueOf(outer.getMessage()).contains(String.valueOf(first.getMessage()));
    }

    /** With its type, unless it is one of ours, whose message says it all. */
    private static String named(Throwable error) {
        return error instanceof MigrationException ? message(error) : type(error) + ": " + message(error);
    }

    /** What the server said, without the whole of its answer. */
    private static String message(Throwable error) {
        return error instanceof MongoCommandException refused
                ? "error " + refused.getCode() + " (" + refused.getErrorCodeName() + "): " + refused.getErrorMessage()
                : String.valueOf(error.getMessage());
    }

    /** A text on one line, without passwords of connection strings, and with an end. */
    public static String sentence(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replaceAll("(mongodb(\\+srv)?://)[^@/\\s]*@", "$1***@");
        return line.matches(".*[.!?]") ? line : line + ".";
    }

    private static String type(Throwable error) {
        Class<?> type = error.getClass();
        while (type.isAnonymousClass()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }
}

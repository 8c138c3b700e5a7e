package io.automigration.internal.text;

import com.mongodb.MongoCommandException;
import io.automigration.MigrationException;
import java.util.ArrayList;
import java.util.List;

/** What an error says, on one line. */
public final class Causes {

    private static final int LONGEST = 2_000;

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
        for (Throwable each : ErrorTree.causes(error)) {
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
        return cut(error instanceof MongoCommandException refused ? Masked.text(said(refused)) : Masked.message(error));
    }

    private static String said(MongoCommandException refused) {
        String name = refused.getErrorCodeName().isEmpty() ? "" : " (" + refused.getErrorCodeName() + ")";
        return "error " + refused.getCode() + name + ": " + refused.getErrorMessage();
    }

    private static String cut(String message) {
        return message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST) + "… (" + message.length() + " characters in all)";
    }

    /** A text on one line, masked, without control characters, and with an end. */
    public static String sentence(String text) {
        String line = Visible.line(Masked.text(text.strip()).replaceAll("\\s+", " "));
        return line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }

    private static String type(Throwable error) {
        Class<?> type = error.getClass();
        while (type.isAnonymousClass()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }
}

package io.automigration;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What an error says, on one line. */
final class Causes {

    private Causes() {}

    /** The innermost error that has a message: the others are wrappers around it. */
    static String text(Throwable error) {
        Throwable first = error;
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = error; cause != null && known.add(cause); cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                first = cause;
            }
        }
        return sentence(type(first) + (first.getMessage() == null ? "" : ": " + first.getMessage()));
    }

    /** A text on one line, without passwords of connection strings, and with an end. */
    static String sentence(String text) {
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

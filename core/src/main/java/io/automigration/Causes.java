package io.automigration;

/** What an error says, on one line. */
final class Causes {

    private Causes() {}

    /** The innermost error that has a message: the others are wrappers around it. */
    static String text(Throwable error) {
        Throwable first = error;
        for (Throwable cause = error.getCause(); cause != null && cause != first; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                first = cause;
            }
        }
        String message =
                first.getMessage() == null ? "" : ": " + first.getMessage().strip();
        String text = first.getClass().getSimpleName() + message.replaceAll("\\s+", " ");
        return text.matches(".*[.!?]$") ? text : text + ".";
    }
}

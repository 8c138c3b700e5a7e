package io.automigration.cli.text;

import io.automigration.internal.text.Visible;

/**
 * What others have written, as a terminal may show it: with an end, and with control characters made visible, which could
 * move the cursor or hide what is there.
 */
final class Shown {

    private static final int LONGEST = 4_000;

    private Shown() {}

    /** A text of one or more lines. */
    static String text(String text) {
        return Visible.text(cut(text, LONGEST));
    }

    /** A text on one line, no longer than that. */
    static String line(String text, int longest) {
        return Visible.line(cut(text.strip().replaceAll("\\s*\\R\\s*", " "), longest));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest
                ? text
                : text.substring(0, longest) + "... (" + text.length() + " characters in all)";
    }
}

package io.automigration.cli.text;

/**
 * What others have written, as a terminal may show it: with an end, and with control characters made visible, which could
 * move the cursor or hide what is there.
 */
final class Shown {

    private static final int LONGEST = 4_000;

    private Shown() {}

    /** A text of one or more lines. */
    static String text(String text) {
        return visible(cut(text, LONGEST), true);
    }

    /** A text on one line, no longer than that. */
    static String line(String text, int longest) {
        return visible(cut(text.strip().replaceAll("\\s*\\R\\s*", " "), longest), false);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest
                ? text
                : text.substring(0, longest) + "... (" + text.length() + " characters in all)";
    }

    private static String visible(String text, boolean lines) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            boolean line = lines && (character == '\n' || character == '\r' || character == '\t');
            if (Character.isISOControl(character) && !line) {
                shown.append(String.format("\\x%02x", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }
}

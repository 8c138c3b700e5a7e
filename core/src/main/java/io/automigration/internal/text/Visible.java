package io.automigration.internal.text;

/** Control characters made visible: they could move the cursor of a terminal, or hide what is there. */
public final class Visible {

    private Visible() {}

    /** A text of one or more lines, whose ends and tabs stay. */
    public static String text(String text) {
        return shown(text, "\n\r\t");
    }

    /** A text on one line. */
    public static String line(String text) {
        return shown(text, "");
    }

    private static String shown(String text, String kept) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character) && kept.indexOf(character) < 0) {
                shown.append(String.format("\\x%02x", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }
}

package io.automigration.cli.text;

/** Colours of a terminal that shows some; elsewhere the text alone. */
public record Colours(boolean on) {

    String good(String text) {
        return in(32, text);
    }

    String notable(String text) {
        return in(33, text);
    }

    String bad(String text) {
        return in(31, text);
    }

    private String in(int code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}

package io.automigration.cli.text;

import java.util.Locale;

/** How a result is written. */
public enum Format {
    /** For people; may change. */
    TEXT,
    /** For programs: fields are only ever added. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.automigration.cli.text;

import org.bson.Document;
import org.bson.json.JsonWriterSettings;

/**
 * What a command answers.
 *
 * @param json for programs
 * @param text for people; may be empty
 */
public record Result(Document json, String text) {

    private static final JsonWriterSettings INDENTED =
            JsonWriterSettings.builder().indent(true).build();

    /** Writes it to standard output. */
    public void print(Console console, Format format) {
        if (format == Format.JSON) {
            console.out().println(json.toJson(INDENTED));
        } else if (!text.isEmpty()) {
            console.out().println(text);
        }
        console.out().flush();
    }
}

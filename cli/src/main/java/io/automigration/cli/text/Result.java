package io.automigration.cli.text;

import java.util.function.Supplier;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;

/**
 * What a command answers; only the form that is wanted is made.
 *
 * @param json for programs
 * @param text for people; may be empty
 */
public record Result(Supplier<Document> json, Supplier<String> text) {

    private static final JsonWriterSettings INDENTED =
            JsonWriterSettings.builder().indent(true).build();

    /** Writes it to standard output. */
    public void print(Console console, Format format) {
        if (format == Format.JSON) {
            console.printUtf8(json.get().toJson(INDENTED) + System.lineSeparator());
            return;
        }
        String said = text.get();
        if (!said.isEmpty()) {
            console.print(said + System.lineSeparator());
        }
    }
}

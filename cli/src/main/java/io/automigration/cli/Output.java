package io.automigration.cli;

import org.bson.Document;
import org.bson.json.JsonWriterSettings;
import picocli.CommandLine.Option;

/** The option that says how a result is written, and the writing of it. */
final class Output {

    private static final JsonWriterSettings INDENTED =
            JsonWriterSettings.builder().indent(true).build();

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the result is written: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.")
    private Format format = Format.TEXT;

    /** The result, in the one form or the other. */
    void print(Shell shell, Document json, String text) {
        if (format == Format.JSON) {
            shell.out().println(json.toJson(INDENTED));
        } else if (!text.isEmpty()) {
            shell.out().println(text);
        }
        shell.out().flush();
    }
}

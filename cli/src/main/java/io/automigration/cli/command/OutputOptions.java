package io.automigration.cli.command;

import io.automigration.cli.text.Console;
import io.automigration.cli.text.Format;
import io.automigration.cli.text.Result;
import picocli.CommandLine.Option;

/** The option that says how a result is written. */
final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the result is written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    void print(Console console, Result result) {
        result.print(console, format);
    }
}

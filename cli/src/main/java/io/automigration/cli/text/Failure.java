package io.automigration.cli.text;

import io.automigration.MigrationException;
import io.automigration.MigrationFailedException;
import io.automigration.internal.text.ApplicationFrames;
import io.automigration.internal.text.Masked;
import java.io.PrintStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A command that was refused or that failed.
 *
 * @param error what happened
 */
public record Failure(MigrationException error) {

    /**
     * Says what happened and what to do, and where in the application's code it came from. For a program the result is the
     * error.
     *
     * @param stackTrace whether all of the stack trace is wanted
     */
    public void print(Console console, Format format, boolean stackTrace) {
        PrintStream err = console.err();
        err.println(console.errColours().bad(String.valueOf(error.getMessage())));
        err.println();
        err.println(error.action());
        if (stackTrace) {
            err.println();
            Masked.error(error.getCause() == null ? error : error.getCause()).printStackTrace(err);
        } else if (thrown() != null) {
            err.println();
            err.println(new ApplicationTrace(thrown()));
        }
        err.flush();
        if (format == Format.JSON) {
            new Result(this::json, () -> "").print(console, format);
        }
    }

    private Document json() {
        return new Document("error", error(error).append("at", at()));
    }

    /** What is said of a refusal or a failure, wherever it is said. */
    static Document error(MigrationException error) {
        return new Document("reason", error.reason().name())
                .append("exitCode", error.exitCode().code())
                .append("message", error.getMessage())
                .append("action", error.action())
                .append("versions", Texts.strings(error.versions()));
    }

    private @Nullable String at() {
        String place = thrown() == null ? "" : ApplicationFrames.place(thrown());
        return place.isEmpty() ? null : place;
    }

    /** What a migration threw; null when it was none. */
    private @Nullable Throwable thrown() {
        return error instanceof MigrationFailedException ? error.getCause() : null;
    }
}

package io.automigration.cli.text;

import io.automigration.MigrationException;
import io.automigration.MigrationFailedException;
import io.automigration.MigrationReport;
import io.automigration.internal.text.ApplicationFrames;
import io.automigration.internal.text.Masked;
import java.io.PrintStream;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A command that was refused or that failed.
 *
 * @param error what happened
 * @param taken the steps that it had taken before
 */
public record Failure(MigrationException error, List<MigrationReport.Step> taken) {

    /**
     * A failure of a command.
     *
     * @param error what happened
     * @param taken the steps that it had taken before
     */
    public Failure(MigrationException error, Taken taken) {
        this(error, taken.steps());
    }

    /**
     * Says what happened and what to do, and where in the application's code it came from. For a program the result is the
     * error.
     *
     * @param stackTrace whether all of the stack trace is wanted
     */
    public void print(Console console, Format format, boolean stackTrace) {
        if (format == Format.TEXT && !taken.isEmpty()) {
            console.print(ReportText.lines(taken) + System.lineSeparator());
        }
        PrintStream err = console.err();
        err.println(console.errColours().bad(Shown.text(String.valueOf(error.getMessage()))));
        err.println();
        err.println(Shown.text(error.action()));
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
        return new Document("error", error(error).append("at", at())).append("steps", ReportText.json(taken));
    }

    /** What is said of a refusal or a failure, wherever it is said. */
    static Document error(MigrationException error) {
        return new Document("reason", error.reason().name())
                .append("exitCode", error.exitCode().code())
                .append("message", Shown.text(String.valueOf(error.getMessage())))
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

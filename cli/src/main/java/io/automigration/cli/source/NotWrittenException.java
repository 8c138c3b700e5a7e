package io.automigration.cli.source;

import io.automigration.MigrationConfigurationException;
import java.nio.file.Path;
import java.util.List;

/** The source of a new migration can't be written as it was asked for. */
public final class NotWrittenException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /** The file system does not let it. */
    static NotWrittenException because(Path file, Exception error) {
        return new NotWrittenException(
                file + " can't be read or written (" + error.getClass().getSimpleName() + ": " + error.getMessage()
                        + ").",
                "Name another directory of sources with --dir, or use --stdout.");
    }

    /**
     * It can't be written.
     *
     * @param message why, in a whole sentence
     * @param action what to do, in whole sentences
     */
    public NotWrittenException(String message, String action) {
        super(Reason.INVALID_COMMAND, message + " Nothing was written.", action, List.of(), null);
    }
}

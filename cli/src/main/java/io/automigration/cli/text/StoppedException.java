package io.automigration.cli.text;

import io.automigration.MigrationRefusedException;
import java.util.List;

/** The process was asked to end while a command only waited. */
public final class StoppedException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * It was asked to end.
     *
     * @param doing what the command was doing, for people
     */
    public StoppedException(String doing) {
        super(Reason.STOPPED, "Stopped while " + doing + ".", "Run it again when you want to.", List.of(), null);
    }
}

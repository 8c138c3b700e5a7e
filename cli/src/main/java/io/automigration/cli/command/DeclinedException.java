package io.automigration.cli.command;

import io.automigration.MigrationRefusedException;
import java.util.List;

/** The person who was asked said no. */
final class DeclinedException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    DeclinedException() {
        super(
                Reason.NOT_CONFIRMED,
                "Not confirmed. Nothing was changed.",
                "Run it again and answer y to go on.",
                List.of(),
                null);
    }
}

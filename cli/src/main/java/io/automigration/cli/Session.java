package io.automigration.cli;

import io.automigration.Migrations;
import java.util.function.Supplier;

/**
 * What a command works with.
 *
 * @param door asked only by commands that need the database
 * @param shell where it is called
 */
record Session(Supplier<Migrations> door, Shell shell) {

    Migrations migrations() {
        return door.get();
    }
}

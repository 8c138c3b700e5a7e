package io.automigration.cli.command;

import io.automigration.Migrations;
import io.automigration.cli.text.Console;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a command works with.
 *
 * @param door asked only by commands that need the database
 * @param console what it writes to and reads from
 * @param directory the working directory
 */
public record CommandContext(Supplier<Migrations> door, Console console, Path directory) {

    Migrations migrations() {
        return door.get();
    }
}

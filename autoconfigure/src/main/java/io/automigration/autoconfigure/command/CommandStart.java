package io.automigration.autoconfigure.command;

import io.automigration.MigrationReport;
import io.automigration.autoconfigure.start.StartTask;
import java.util.function.IntSupplier;

/** Does the command where a start would migrate: no other bean was made by then, and none will be. */
record CommandStart(IntSupplier command) implements StartTask {

    @Override
    public boolean conceivable() {
        return true;
    }

    @Override
    public boolean due() {
        return true;
    }

    @Override
    public MigrationReport run() {
        throw new CommandDone(command.getAsInt());
    }
}

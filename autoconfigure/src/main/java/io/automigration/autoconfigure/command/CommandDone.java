package io.automigration.autoconfigure.command;

/** Ends the start of an application whose command is done. Not one of Boot's exit codes: these can't say 0. */
final class CommandDone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandDone(int exitCode) {
        super("the command is done", null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}

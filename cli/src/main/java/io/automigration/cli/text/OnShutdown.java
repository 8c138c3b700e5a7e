package io.automigration.cli.text;

/** Something to be done at once when the process is asked to end, until this is closed. */
public final class OnShutdown {

    private final Thread hook;

    private OnShutdown(Thread hook) {
        this.hook = hook;
    }

    /** Does it then; never where the process is ending already. */
    public static OnShutdown call(Runnable work) {
        Thread hook = new Thread(work, "auto-migration-command-stopped");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the end has begun, and was told to whoever had to hear it
        }
        return new OnShutdown(hook);
    }

    /** It is not to be done any more. */
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook runs
        }
    }
}

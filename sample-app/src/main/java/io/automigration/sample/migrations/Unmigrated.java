package io.automigration.sample.migrations;

/** Says that documents are still as they were before the migration; thrown by {@code verify}, it fails the step. */
final class Unmigrated extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private Unmigrated(String message) {
        super(message);
    }

    static void failUnlessZero(long count, String what) {
        if (count > 0) {
            throw new Unmigrated(count + " " + what);
        }
    }
}

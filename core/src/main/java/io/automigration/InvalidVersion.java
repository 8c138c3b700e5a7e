package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version that is missing, misspelled, or that would sort wrongly. */
final class InvalidVersion extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    private InvalidVersion(String message, String action) {
        super(Reason.INVALID_VERSION, message, action, List.of(), null);
    }

    static InvalidVersion missing() {
        return new InvalidVersion("The version is missing.", nameOne());
    }

    /**
     * A text that is not a version, when it is not clear which one is meant.
     *
     * @param problem as the end of a sentence: {@code "does not consist of numbers separated by dots"}
     */
    static InvalidVersion of(String version, String problem) {
        return new InvalidVersion("The version '" + version + "' " + problem + ".", nameOne());
    }

    /** A version in another spelling than its one; null where the right one can't be told. */
    static InvalidVersion misspelled(String version, @Nullable String right) {
        return right == null
                ? of(version, "is 0, the version of a database before its first migration")
                : new InvalidVersion(
                        "The version '" + version + "' should be written '" + right + "'.",
                        writeItAs(right)
                                + "numbers separated by dots, without leading zeros and without '.0' at the end.");
    }

    static InvalidVersion dayFirst(String version, String yearFirst) {
        return new InvalidVersion(
                "The version '" + version + "' looks like a date with the day first, which sorts wrongly.",
                writeItAs(yearFirst) + "versions are compared number by number, so a date goes year first.");
    }

    private static String nameOne() {
        return "Give it a version of numbers separated by dots, without leading zeros: by a class name such as"
                + " V3__AddPlan, or with @Migration(version = \"3\").";
    }

    private static String writeItAs(String version) {
        return "Write it as '" + version + "' (in a class name: V" + version.replace('.', '_') + "__...): ";
    }
}

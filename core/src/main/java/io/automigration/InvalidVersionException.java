package io.automigration;

import org.jspecify.annotations.Nullable;

/** A version that is missing, not in its one spelling, or that would sort wrongly. */
public final class InvalidVersionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String version;
    private final String problem;
    private final @Nullable String suggestion;

    /**
     * What is wrong with a text.
     *
     * @param version the text as it was given
     * @param problem what is wrong with it, as the end of a sentence: {@code "is missing"}
     * @param suggestion the right spelling; null where there is none to offer
     */
    public InvalidVersionException(String version, String problem, @Nullable String suggestion) {
        this("The version" + quoted(version), version, problem, suggestion);
    }

    private InvalidVersionException(String subject, String version, String problem, @Nullable String suggestion) {
        super(ExitCode.USAGE, subject + " " + problem + ".", action(suggestion), null);
        this.version = version;
        this.problem = problem;
        this.suggestion = suggestion;
    }

    /**
     * The same, with the place where the version stands.
     *
     * @param migration the class or the method that has the version
     */
    public InvalidVersionException in(String migration) {
        return new InvalidVersionException(
                "The version" + quoted(version) + " of the migration " + migration, version, problem, suggestion);
    }

    /** The text as it was given. */
    public String version() {
        return version;
    }

    /** The right spelling; null where there is none to offer. */
    public @Nullable String suggestion() {
        return suggestion;
    }

    private static String quoted(String version) {
        return version.isBlank() ? "" : " '" + version + "'";
    }

    private static String action(@Nullable String suggestion) {
        return suggestion == null
                ? "Give it a version of numbers separated by dots, without leading zeros: by a class name such as"
                        + " V3__AddPlan, or with @Migration(version = \"3\")."
                : "Write it as '" + suggestion + "' (in a class name: V" + suggestion.replace('.', '_')
                        + "__...). Versions are compared number by number, so a date goes year first.";
    }
}

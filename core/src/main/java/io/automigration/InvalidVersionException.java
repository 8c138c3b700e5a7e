package io.automigration;

import org.jspecify.annotations.Nullable;

/** A version that is missing, not in its one spelling, or that would sort wrongly. */
public final class InvalidVersionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String version;
    private final String problem;
    private final @Nullable String suggestion;
    private final String rule;

    /**
     * What is wrong with a text.
     *
     * @param version the text as it was given
     * @param problem what is wrong with it, as the end of a sentence: {@code "is missing"}
     * @param suggestion the right spelling; null where there is none to offer
     */
    public InvalidVersionException(String version, String problem, @Nullable String suggestion) {
        this(
                "The version" + quoted(version),
                version,
                problem,
                suggestion,
                "numbers separated by dots, without leading zeros and without '.0' at the end");
    }

    private InvalidVersionException(
            String subject, String version, String problem, @Nullable String suggestion, String rule) {
        super(ExitCode.USAGE, subject + " " + problem + ".", action(suggestion, rule), null);
        this.version = version;
        this.problem = problem;
        this.suggestion = suggestion;
        this.rule = rule;
    }

    static InvalidVersionException dayFirst(String version, String suggestion) {
        return new InvalidVersionException(
                "The version" + quoted(version),
                version,
                "looks like a date with the day first, which sorts wrongly",
                suggestion,
                "versions are compared number by number, so a date goes year first");
    }

    /**
     * The same, with the place where the version stands.
     *
     * @param migration the class or the method that has the version
     */
    public InvalidVersionException in(String migration) {
        return new InvalidVersionException(
                "The version" + quoted(version) + " of the migration " + migration, version, problem, suggestion, rule);
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

    private static String action(@Nullable String suggestion, String rule) {
        return suggestion == null
                ? "Give it a version of numbers separated by dots, without leading zeros: by a class name such as"
                        + " V3__AddPlan, or with @Migration(version = \"3\")."
                : "Write it as '" + suggestion + "' (in a class name: V" + suggestion.replace('.', '_') + "__...): "
                        + rule + ".";
    }
}

package io.automigration.internal.plan;

import io.automigration.MigrationConfigurationException;
import java.util.List;

/** A migration has no version, or none that can be used. */
public final class MigrationVersionException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    MigrationVersionException(String source, MigrationConfigurationException problem) {
        this(source, String.valueOf(problem.getMessage()), problem.action());
    }

    private MigrationVersionException(String source, String problem, String action) {
        super(Reason.INVALID_VERSION, source + ": " + uncapitalized(problem), action, List.of(), null);
    }

    static MigrationVersionException zero(String source) {
        return new MigrationVersionException(
                source,
                "Version 0 stands for a database before its first migration.",
                "Give it a version greater than 0.");
    }

    private static String uncapitalized(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}

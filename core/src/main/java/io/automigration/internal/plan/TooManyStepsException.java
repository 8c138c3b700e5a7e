package io.automigration.internal.plan;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationTarget;
import java.util.List;

/** More steps were asked for than there are: maybe a version was typed where a number of steps is meant. */
public final class TooManyStepsException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * More steps than there are.
     *
     * @param target what was asked for
     * @param there how many steps there are that way
     */
    TooManyStepsException(MigrationTarget target, int there) {
        super(Reason.TOO_MANY_STEPS, message(target, there), action(target), List.of(), null);
    }

    private static String message(MigrationTarget target, int there) {
        String those = there == 0 ? "No migration" : there == 1 ? "Only 1 migration" : "Only " + there + " migrations";
        return those + (target.reverts() ? " can be reverted" : there < 2 ? " is pending" : " are pending") + ", not "
                + target.steps() + ". Nothing was changed.";
    }

    private static String action(MigrationTarget target) {
        String command = "java -jar app.jar migrate " + (target.reverts() ? "down" : "up");
        return "If " + target.steps() + " is a version: " + command + " --to " + target.steps() + ". To "
                + (target.reverts()
                        ? "revert all of them: " + command + " --to 0."
                        : "apply all of them: " + command + ".");
    }
}

package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import java.util.List;

/** An application's parent context and its child both have migrations, so a command can't know which are meant. */
final class SeveralContextsException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    SeveralContextsException(int ofTheParent, int ofTheChild) {
        super(
                Reason.NO_TEMPLATE,
                "The parent context has " + ofTheParent + " migrations and its child " + ofTheChild
                        + ", so the command can't know which are meant. Nothing was changed.",
                "Put all @Migration beans into one of the two contexts.",
                List.of(),
                null);
    }
}

package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import java.lang.reflect.Method;
import java.util.List;

/** A bean is annotated as a migration and is none. */
final class NoMigrationException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    private NoMigrationException(String message, String action) {
        super(Reason.INVALID_MIGRATION, message + " Nothing was changed.", action, List.of(), null);
    }

    static NoMigrationException ofClass(Class<?> type) {
        return new NoMigrationException(
                type.getName() + " is annotated with @Migration, but does not implement MongoMigration.",
                "Let it implement io.automigration.MongoMigration, or remove the annotation.");
    }

    static NoMigrationException ofMethod(Method method) {
        return new NoMigrationException(
                "The method " + method.getDeclaringClass().getName() + "." + method.getName()
                        + "() makes a bean that is annotated with @Migration, but returns "
                        + method.getReturnType().getSimpleName() + ", which is not a MongoMigration.",
                "Let it return io.automigration.MongoMigration, or remove the annotation.");
    }
}

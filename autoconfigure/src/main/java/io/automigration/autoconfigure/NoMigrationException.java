package io.automigration.autoconfigure;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import java.lang.reflect.Method;

/** A bean is annotated as a migration and is none. */
final class NoMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private NoMigrationException(String message, String action) {
        super(ExitCode.USAGE, message + " Nothing was changed.", action, null);
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
                        + method.getReturnType().getSimpleName() + ", which is no MongoMigration.",
                "Let it return io.automigration.MongoMigration, or remove the annotation.");
    }
}

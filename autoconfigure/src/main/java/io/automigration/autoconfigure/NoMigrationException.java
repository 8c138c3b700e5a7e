package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import java.lang.reflect.Method;
import java.util.List;

/** A bean is annotated as a migration and can't be one, or the reverse. */
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

    static NoMigrationException unannotated(String source) {
        return new NoMigrationException(
                source + " is a MongoMigration, but is not annotated with @Migration, so it would never be applied.",
                "Annotate it with @io.automigration.Migration, on the class or on the @Bean method; or, if it is not meant to"
                        + " be applied, don't make a bean of it.");
    }

    static NoMigrationException misnamed(String source, String name, String problem) {
        return new NoMigrationException(
                source + " gives no version: '" + name + "' " + problem + ".",
                "Name it V, the version, two underscores, a name: V3__AddPlan, or V3_1__AddPlan for 3.1; or give it"
                        + " @Migration(version = \"3\", name = \"add_plan\").");
    }

    static NoMigrationException async(String source) {
        return new NoMigrationException(
                source + " is annotated with @Async. It would be recorded as applied before it has run.",
                "Remove @Async from the class and from up, down and verify. To migrate before the application serves is the"
                        + " point; a long one may report its progress with MigrationContext.progress.");
    }
}

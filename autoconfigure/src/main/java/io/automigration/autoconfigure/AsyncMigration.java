package io.automigration.autoconfigure;

import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ReflectionUtils;

/** A migration whose proxy returns before it has run: it would be recorded as applied, whatever became of it. */
final class AsyncMigration {

    private AsyncMigration() {}

    static void refuse(Class<?> type, String source) {
        Stream<Method> methods = Stream.of("up", "down", "verify")
                .map(name -> ReflectionUtils.findMethod(type, name, MigrationContext.class))
                .filter(Objects::nonNull);
        if (MongoMigration.class.isAssignableFrom(type)
                && Stream.concat(Stream.of(type), methods).anyMatch(AsyncMigration::isAsync)) {
            throw NoMigrationException.async(source);
        }
    }

    private static boolean isAsync(AnnotatedElement element) {
        return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).isPresent(Async.class);
    }
}

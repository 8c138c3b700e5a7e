package io.automigration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Marks a {@link MongoMigration} bean: one step between two versions of a database.
 *
 * <p>It stands on a class that implements {@link MongoMigration} and is found by component scanning, or on a
 * {@code @Bean} method that returns one:
 *
 * <pre>{@code
 * @Migration(description = "Users without a plan get the free one")
 * class V3__AddPlan implements MongoMigration {
 *     public void up(MigrationContext context) { ... }
 * }
 * }</pre>
 *
 * <p>The bean is lazy: a migration that does not have to run is never instantiated. {@code @Order} has no effect; only the
 * version counts.
 */
@Documented
@Component
@Lazy
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Migration {

    /**
     * The version, numbers separated by dots: {@code "3"}, {@code "3.1"}, {@code "20240117.1"}. If empty, it is read from
     * the name of the class or of the {@code @Bean} method: {@code V3__AddPlan}, {@code V3_1__AddPlan}. See
     * {@link MigrationVersion} for its spelling.
     */
    String version() default "";

    /**
     * The name that is kept in the history. If empty, it is what follows the version in the name of the class or method, in
     * snake case: {@code add_plan}. It must not change once the migration has been applied anywhere: a start is refused if
     * the history has this version with another name.
     */
    String name() default "";

    /** What the migration does, for people. */
    String description() default "";

    /** Whether the migration runs in a transaction. */
    TransactionMode transaction() default TransactionMode.DEFAULT;

    /**
     * Whether the migration may be run again from its start if it was interrupted without a transaction. If not, an
     * interrupted migration blocks all further runs until someone has decided what to do. It means nothing for a migration in
     * a transaction, of which nothing is left when it is interrupted.
     */
    boolean idempotent() default false;
}

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
 * <p>The bean is lazy: a migration that need not run is never instantiated. {@code @Order} plays no part; the version
 * alone decides.
 */
@Documented
@Component
@Lazy
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Migration {

    /**
     * The version, numbers separated by dots: {@code "3"}, {@code "3.1"}, {@code "20240117.1"}. When empty it is read from
     * the name of the class or of the {@code @Bean} method: {@code V3__AddPlan}, {@code V3_1__AddPlan}. See
     * {@link MigrationVersion} for what is a version.
     */
    String version() default "";

    /**
     * The name that is kept in the history. When empty it is what stands behind the version in the name of the class or
     * method, in snake case: {@code add_plan}. It must not change once the migration was applied anywhere: an entry of
     * this version with another name is refused.
     */
    String name() default "";

    /** What the migration does, for people. */
    String description() default "";

    /** Whether the step runs in a transaction. */
    TransactionMode transaction() default TransactionMode.DEFAULT;

    /**
     * Whether a step that runs without a transaction may be run again from its start when it was interrupted. Without
     * this, an interrupted migration stops every further run until a person has decided. In a transaction it has no
     * meaning: there nothing of an interrupted step is left.
     */
    boolean idempotent() default false;
}

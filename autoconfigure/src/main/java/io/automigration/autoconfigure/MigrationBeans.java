package io.automigration.autoconfigure;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.plan.Declared;
import io.automigration.internal.plan.MigrationDefinition;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/** Finds the {@link Migration} beans of an application, without making one of them. Looks for them once. */
final class MigrationBeans {

    private final ConfigurableListableBeanFactory beanFactory;
    private final BeanMethods methods;
    private final Supplier<List<String>> names;

    MigrationBeans(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        this.methods = new BeanMethods(beanFactory);
        this.names = SingletonSupplier.of(this::find);
    }

    int count() {
        return names.get().size();
    }

    List<MigrationDefinition> definitions() {
        refuseUnannotated();
        return names.get().stream().map(this::definition).toList();
    }

    /** Goes through the definitions, since a search by annotation would make FactoryBeans to see what they produce. */
    private List<String> find() {
        return Arrays.stream(beanFactory.getBeanDefinitionNames())
                .filter(name -> !isScopedProxy(name))
                .filter(name -> annotation(name).isPresent())
                .toList();
    }

    /** Also beside right ones: silence would leave it out. */
    private void refuseUnannotated() {
        Arrays.stream(beanFactory.getBeanNamesForType(MongoMigration.class, true, false))
                .filter(name -> beanFactory.containsBeanDefinition(name) && !isScopedProxy(name))
                .filter(name -> !names.get().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw NoMigrationException.unannotated(methods.find(name)
                            .map(MigrationBeans::source)
                            .orElseGet(() -> userClass(name).getName()));
                });
    }

    private Class<?> userClass(String name) {
        return ClassUtils.getUserClass(
                Objects.requireNonNull(AutoProxyUtils.determineTargetClass(beanFactory, name), name));
    }

    private static String source(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName() + "()";
    }

    /** A scoped bean is two: a proxy, and the target, which is the migration. */
    private boolean isScopedProxy(String name) {
        return beanFactory.containsBeanDefinition(ScopedProxyUtils.getTargetBeanName(name));
    }

    /** Of a class that has it itself, as its scan has read it: a class that is asked keeps its annotations in memory. */
    private MergedAnnotation<Migration> annotation(String name) {
        BeanDefinition definition = beanFactory.getBeanDefinition(name);
        if (definition instanceof AnnotatedBeanDefinition annotated && definition.getFactoryMethodName() == null) {
            AnnotationMetadata type = annotated.getMetadata();
            MergedAnnotation<Migration> read = type.getAnnotations().get(Migration.class);
            if (read.isDirectlyPresent() && type.getClassName().equals(definition.getBeanClassName())) {
                return read;
            }
        }
        Migration found = beanFactory.findAnnotationOnBean(name, Migration.class, false);
        return found == null ? MergedAnnotation.missing() : MergedAnnotation.from(found);
    }

    private MigrationDefinition definition(String name) {
        MergedAnnotation<Migration> annotation = annotation(name);
        Method method = methods.find(name).orElse(null);
        return method == null ? ofClass(name, annotation) : ofMethod(name, annotation, method);
    }

    private MigrationDefinition ofClass(String name, MergedAnnotation<Migration> annotation) {
        Class<?> type = userClass(name);
        if (!MongoMigration.class.isAssignableFrom(type)) {
            throw NoMigrationException.ofClass(type);
        }
        AsyncMigration.refuse(type, type.getName());
        return named(
                declared(annotation),
                type.getSimpleName(),
                type.getName(),
                () -> type,
                () -> beanFactory.getBean(name, MongoMigration.class));
    }

    /** What a method says of its migration comes before what the class says that it returns. */
    private MigrationDefinition ofMethod(String name, MergedAnnotation<Migration> annotation, Method method) {
        Class<?> type = method.getReturnType();
        if (!MongoMigration.class.isAssignableFrom(type)) {
            throw NoMigrationException.ofMethod(method);
        }
        MergedAnnotation<Migration> ofMethod =
                MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).get(Migration.class);
        AsyncMigration.refuse(type, source(method));
        Supplier<MongoMigration> migration = () -> {
            MongoMigration made = beanFactory.getBean(name, MongoMigration.class);
            AsyncMigration.refuse(
                    AopProxyUtils.ultimateTargetClass(made), source(method)); // else known by its interface only
            return made;
        };
        return named(
                declared(ofMethod.isPresent() ? ofMethod : annotation),
                ofMethod.isPresent() ? method.getName() : type.getSimpleName(),
                source(method),
                () -> AopProxyUtils.ultimateTargetClass(migration.get()),
                migration);
    }

    private static MigrationDefinition named(
            Declared declared,
            String identifier,
            String source,
            Supplier<Class<?>> type,
            Supplier<MongoMigration> migration) {
        if (declared.version().isEmpty()) {
            new ClassName(identifier).problem().ifPresent(problem -> {
                throw NoMigrationException.misnamed(source, identifier, problem);
            });
        }
        return MigrationDefinition.of(declared, identifier, source, type, migration);
    }

    private static Declared declared(MergedAnnotation<Migration> annotation) {
        return new Declared(
                annotation.getString("version"),
                annotation.getString("name"),
                annotation.getString("description"),
                annotation.getEnum("transaction", TransactionMode.class),
                annotation.getBoolean("idempotent"));
    }
}

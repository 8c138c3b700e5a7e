package io.automigration.autoconfigure;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import io.automigration.plan.MigrationDefinition;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
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
        return names.get().stream().map(this::definition).toList();
    }

    /** Goes through the definitions, since a search by annotation would make FactoryBeans to see what they produce. */
    private List<String> find() {
        return Arrays.stream(beanFactory.getBeanDefinitionNames())
                .filter(name -> !isScopedProxy(name))
                .filter(name -> annotation(name) != null)
                .toList();
    }

    /** A scoped bean is two: a proxy, and the target, which is the migration. */
    private boolean isScopedProxy(String name) {
        return beanFactory.containsBeanDefinition(ScopedProxyUtils.getTargetBeanName(name));
    }

    private @Nullable Migration annotation(String name) {
        return beanFactory.findAnnotationOnBean(name, Migration.class, false);
    }

    private MigrationDefinition definition(String name) {
        Migration annotation = Objects.requireNonNull(annotation(name), name);
        Method method = methods.find(name).orElse(null);
        return method == null ? ofClass(name, annotation) : ofMethod(name, annotation, method);
    }

    private MigrationDefinition ofClass(String name, Migration annotation) {
        Class<?> type = ClassUtils.getUserClass(
                Objects.requireNonNull(AutoProxyUtils.determineTargetClass(beanFactory, name), name));
        if (!MongoMigration.class.isAssignableFrom(type)) {
            throw NoMigrationException.ofClass(type);
        }
        return MigrationDefinition.of(
                annotation,
                type.getSimpleName(),
                type.getName(),
                () -> type,
                () -> beanFactory.getBean(name, MongoMigration.class));
    }

    /** What a method says of its migration comes before what the class says that it returns. */
    private MigrationDefinition ofMethod(String name, Migration annotation, Method method) {
        Class<?> type = method.getReturnType();
        if (!MongoMigration.class.isAssignableFrom(type)) {
            throw NoMigrationException.ofMethod(method);
        }
        Migration ofMethod = AnnotatedElementUtils.findMergedAnnotation(method, Migration.class);
        Supplier<MongoMigration> migration = () -> beanFactory.getBean(name, MongoMigration.class);
        return MigrationDefinition.of(
                ofMethod != null ? ofMethod : annotation,
                ofMethod != null ? method.getName() : type.getSimpleName(),
                method.getDeclaringClass().getName() + "." + method.getName() + "()",
                () -> AopProxyUtils.ultimateTargetClass(migration.get()),
                migration);
    }
}

package io.automigration.autoconfigure;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import io.automigration.plan.MigrationDefinition;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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
    private final Supplier<Map<String, Migration>> found;

    MigrationBeans(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        this.methods = new BeanMethods(beanFactory);
        this.found = SingletonSupplier.of(this::find);
    }

    int count() {
        return found.get().size();
    }

    List<MigrationDefinition> definitions() {
        return found.get().entrySet().stream()
                .map(bean -> definition(bean.getKey(), bean.getValue()))
                .toList();
    }

    /** Goes through the definitions, since a search by annotation would make FactoryBeans to see what they produce. */
    private Map<String, Migration> find() {
        Map<String, Migration> annotations = new LinkedHashMap<>();
        for (String name : beanFactory.getBeanDefinitionNames()) {
            Migration annotation =
                    isScopedProxy(name) ? null : beanFactory.findAnnotationOnBean(name, Migration.class, false);
            if (annotation != null) {
                annotations.put(name, annotation);
            }
        }
        return annotations;
    }

    /** A scoped bean is two: a proxy, and the target, which is the migration. */
    private boolean isScopedProxy(String name) {
        return beanFactory.containsBeanDefinition(ScopedProxyUtils.getTargetBeanName(name));
    }

    private MigrationDefinition definition(String name, Migration annotation) {
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

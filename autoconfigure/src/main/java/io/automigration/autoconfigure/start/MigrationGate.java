package io.automigration.autoconfigure.start;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.ClassUtils;

/**
 * Runs the migrations just before the first bean of the web server is made: the server's factory, or in a servlet container
 * the first initializer, filter or servlet. These come before all other beans, and what they inject must see migrated data.
 * Only that bean is in creation then, and no migration needs it.
 */
final class MigrationGate implements InstantiationAwareBeanPostProcessor, PriorityOrdered {

    private static final List<Class<?>> WEB_TYPES = Stream.of(
                    "org.springframework.boot.web.server.WebServerFactory",
                    "org.springframework.boot.web.servlet.ServletContextInitializer",
                    "jakarta.servlet.ServletContextListener",
                    "jakarta.servlet.Filter",
                    "jakarta.servlet.Servlet")
            .<Class<?>>mapMulti(MigrationGate::ifPresent)
            .toList();

    private final ConfigurableListableBeanFactory beanFactory;
    private final ObjectProvider<MigrationStart> start;
    private final Runnable otherInitializers;

    /**
     * A gate.
     *
     * @param otherInitializers calls the initializers of others, whose turn has not come yet
     */
    MigrationGate(
            ConfigurableListableBeanFactory beanFactory,
            ObjectProvider<MigrationStart> start,
            Runnable otherInitializers) {
        this.beanFactory = beanFactory;
        this.start = start;
        this.otherInitializers = otherInitializers;
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
        if (isOfTheWeb(beanClass) && allPostProcessorsAreThere()) {
            start.getObject().runEarly(otherInitializers);
        }
        return null;
    }

    private static boolean isOfTheWeb(Class<?> beanClass) {
        return WEB_TYPES.stream().anyMatch(type -> type.isAssignableFrom(beanClass));
    }

    /** The multicaster is made right after the last of them; migrations run earlier would get beans that are not whole. */
    private boolean allPostProcessorsAreThere() {
        return beanFactory.containsSingleton(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME);
    }

    private static void ifPresent(String name, Consumer<Class<?>> then) {
        ClassLoader loader = MigrationGate.class.getClassLoader();
        if (ClassUtils.isPresent(name, loader)) {
            then.accept(ClassUtils.resolveClassName(name, loader));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}

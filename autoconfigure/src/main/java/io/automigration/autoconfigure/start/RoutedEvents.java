package io.automigration.autoconfigure.start;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Brings the events of what migrations save to their listeners at once. While the web server is made, an application context
 * keeps all events back: an {@code AbstractMongoEventListener} would act on a document when it is stored already, and each
 * document stay in memory until then. So for the time of the run templates get a context that publishes past that.
 */
final class RoutedEvents implements BeanPostProcessor, PriorityOrdered {

    private final List<MongoTemplate> templates = new ArrayList<>();
    private @Nullable ApplicationContext route;
    private boolean over;

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!over && bean instanceof MongoTemplate template) {
            templates.add(template);
            if (route != null) {
                template.setApplicationContext(route);
            }
        }
        return bean;
    }

    void route(ConfigurableApplicationContext context) {
        ListenerBeans listeners = ListenerBeans.of(context);
        ApplicationContext routed = publishing(context, listeners.ofMappingEvents());
        listeners.withdraw();
        templates.forEach(template -> template.setApplicationContext(routed));
        route = routed;
    }

    void restore(ConfigurableApplicationContext context) {
        over = true;
        ListenerBeans.of(context).register();
        route = null;
        templates.forEach(template -> template.setApplicationContext(context));
        templates.clear();
    }

    private static ApplicationContext publishing(ApplicationContext context, ApplicationEventMulticaster listeners) {
        return (ApplicationContext) Proxy.newProxyInstance(
                RoutedEvents.class.getClassLoader(),
                new Class<?>[] {ApplicationContext.class},
                (proxy, method, arguments) -> isPublication(method, arguments)
                        ? publish((ApplicationEvent) arguments[0], context, listeners)
                        : invoke(method, context, arguments));
    }

    private static boolean isPublication(Method method, Object @Nullable [] arguments) {
        return method.getName().equals("publishEvent") && arguments != null && arguments[0] instanceof ApplicationEvent;
    }

    private static @Nullable Object publish(
            ApplicationEvent event, ApplicationContext context, ApplicationEventMulticaster listeners) {
        listeners.multicastEvent(event);
        ApplicationContext parent = context.getParent();
        if (parent != null) {
            parent.publishEvent(event);
        }
        return null;
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}

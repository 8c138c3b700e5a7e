package io.automigration.autoconfigure.start;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.data.mongodb.core.mapping.event.MongoMappingEvent;

/** The beans that listen to an application context's events. */
record ListenerBeans(ConfigurableApplicationContext context, ApplicationEventMulticaster multicaster) {

    static ListenerBeans of(ConfigurableApplicationContext context) {
        return new ListenerBeans(
                context,
                context.getBeanFactory()
                        .getBean(
                                AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
                                ApplicationEventMulticaster.class));
    }

    /**
     * Brings the events of what migrations save to those who listen to just these, and to who is there already. The context's own
     * multicaster would make every bean that could hear them: one that hears all events, and reads data when it is made, before
     * that is migrated.
     */
    ApplicationEventMulticaster ofMappingEvents() {
        SimpleApplicationEventMulticaster own = new SimpleApplicationEventMulticaster(context.getBeanFactory());
        if (context instanceof AbstractApplicationContext known) {
            known.getApplicationListeners().forEach(own::addApplicationListener);
        }
        names().filter(this::hearsMappingEvents).forEach(own::addApplicationListenerBean);
        return own;
    }

    /**
     * For the time of a run: any event would have those made that could hear it, before what they read is migrated. And before a
     * start fails: Boot tells the exit code as an event, when the beans are gone already; each that listens would be made once
     * more, fail at that, and the exit code be lost.
     */
    void withdraw() {
        multicaster.removeApplicationListenerBeans(name -> true);
    }

    /** As the context does in {@code registerListeners()}, which changes nothing if it does it again. */
    void register() {
        names().forEach(multicaster::addApplicationListenerBean);
    }

    private boolean hearsMappingEvents(String name) {
        return Stream.of(
                        context.getBeanFactory().getMergedBeanDefinition(name).getResolvableType(),
                        ResolvableType.forClass(context.getBeanFactory().getType(name, false)))
                .map(type -> type.as(ApplicationListener.class).getGeneric().resolve(ApplicationEvent.class))
                .anyMatch(MongoMappingEvent.class::isAssignableFrom);
    }

    private Stream<String> names() {
        return Arrays.stream(context.getBeanNamesForType(ApplicationListener.class, true, false));
    }
}

package io.automigration.autoconfigure.start;

import java.util.Arrays;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

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

    /** Does early what the context does in {@code registerListeners()}; that it then does it again changes nothing. */
    void register() {
        Arrays.stream(context.getBeanNamesForType(ApplicationListener.class, true, false))
                .forEach(multicaster::addApplicationListenerBean);
    }

    /**
     * Before a start fails: Boot tells the exit code as an event, when the beans are gone already; each that listens would be
     * made once more, fail at that, and the exit code be lost.
     */
    void forget() {
        multicaster.removeApplicationListenerBeans(name -> true);
    }
}

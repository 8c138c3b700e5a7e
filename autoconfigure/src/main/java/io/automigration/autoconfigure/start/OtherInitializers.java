package io.automigration.autoconfigure.start;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The BeanFactoryInitializers of others. One of them may still complete the environment, as the one does that applies the
 * DynamicPropertyRegistrars of a test: what says where the database is. Spring calls them after the web server's beans were
 * made, which is too late for migrations that run before those; so they are called early then, and not again.
 */
final class OtherInitializers {

    private final List<AbstractBeanDefinition> called = new ArrayList<>();

    /** The last that a context does before it lists the initializers is to publish the events that came too early. */
    private static final class BeforeTheirTurn extends ApplicationEvent {

        private static final long serialVersionUID = 1L;

        BeforeTheirTurn(OtherInitializers source) {
            super(source);
        }
    }

    /** Calls them all before their turn. */
    void callEarly(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
        for (String name : beanFactory.getBeanNamesForType(BeanFactoryInitializer.class, false, false)) {
            // what was registered as an object can't be left out of the list later, so it has to wait for its turn
            if (beanFactory.containsBeanDefinition(name)) {
                initializer(beanFactory, name).initialize(beanFactory);
                BeanDefinition definition = beanFactory.getMergedBeanDefinition(name);
                called.add((AbstractBeanDefinition) definition);
            }
        }
        if (!called.isEmpty()) {
            context.addApplicationListener((ApplicationListener<BeforeTheirTurn>) event -> leaveOut(true));
            context.publishEvent(new BeforeTheirTurn(this));
        }
    }

    /** Their turn has come, and Spring has made its list of them: from here on they are beans like any other. */
    void turnHasCome() {
        leaveOut(false);
        called.clear();
    }

    /** Of the beans that are found by type; for no longer than it takes Spring to list those that are to be called. */
    private void leaveOut(boolean out) {
        called.forEach(definition -> definition.setAbstract(out));
    }

    @SuppressWarnings("unchecked") // Spring itself gives each of them the same
    private static BeanFactoryInitializer<ListableBeanFactory> initializer(
            ConfigurableListableBeanFactory beanFactory, String name) {
        return beanFactory.getBean(name, BeanFactoryInitializer.class);
    }
}

package io.automigration.autoconfigure.start;

import com.mongodb.MongoClientSettings;
import io.automigration.internal.step.CommandWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Puts the watch into the settings that MongoClients are made from. Boot's customizer for them has another package in each
 * of its generations, and is not asked for a client that the application makes itself.
 */
final class WatchedClients implements BeanPostProcessor, PriorityOrdered {

    private final ObjectProvider<CommandWatch> watch;

    WatchedClients(ObjectProvider<CommandWatch> watch) {
        this.watch = watch;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof MongoClientSettings settings ? watched(settings, watch.getObject()) : bean;
    }

    private static MongoClientSettings watched(MongoClientSettings settings, CommandWatch watch) {
        if (settings.getCommandListeners().contains(watch)) {
            return settings;
        }
        return MongoClientSettings.builder(settings)
                .addCommandListener(watch)
                .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(watch))
                .build();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}

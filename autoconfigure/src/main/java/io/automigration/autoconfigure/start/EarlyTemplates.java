package io.automigration.autoconfigure.start;

import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Notices templates that are there before migrations can run, because a BeanPostProcessor, a message source or the like needs
 * them: Spring makes those first of all, and nothing can come before them.
 */
final class EarlyTemplates implements BeanPostProcessor, PriorityOrdered {

    private final List<String> names = new ArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof MongoTemplate) {
            names.add(beanName);
        }
        return bean;
    }

    void warn() {
        if (!names.isEmpty()) {
            LogEvent.START_EARLY_TEMPLATE
                    .with(LogField.BEANS, names)
                    .log(
                            "The MongoTemplates {} were created before migrations could run, because a BeanPostProcessor, a"
                                    + " message source or the like needs them. Whatever reads through them that early sees"
                                    + " data that is not migrated yet.",
                            names);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}

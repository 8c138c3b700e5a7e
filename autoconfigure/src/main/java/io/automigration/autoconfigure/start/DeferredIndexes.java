package io.automigration.autoconfigure.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexCreator;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * Puts {@code spring.data.mongodb.auto-index-creation} off until migrations have run. Each template creates the indexes when
 * it is made, so a unique one would fail on the duplicates that a migration is about to remove.
 */
final class DeferredIndexes implements BeanPostProcessor, PriorityOrdered {

    /** The templates made meanwhile, by the mapping context whose indexes they would have created. */
    private final Map<MongoMappingContext, List<MongoTemplate>> deferred = new LinkedHashMap<>();

    private boolean released;

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!released) {
            if (bean instanceof MongoMappingContext mapping && mapping.isAutoIndexCreation()) {
                mapping.setAutoIndexCreation(false);
                deferred.put(mapping, new ArrayList<>());
            } else if (bean instanceof MongoTemplate template
                    && mapping(template) instanceof MongoMappingContext mapping) {
                deferred.getOrDefault(mapping, new ArrayList<>()).add(template);
            }
        }
        return bean;
    }

    /** Creates them for the templates made so far; later ones do so themselves. */
    void release(ConfigurableApplicationContext context) {
        released = true;
        deferred.keySet().forEach(mapping -> mapping.setAutoIndexCreation(true));
        deferred.forEach((mapping, templates) -> templates.forEach(
                // its constructor creates the indexes; as a listener it serves entities that become known later
                template -> context.addApplicationListener(new MongoPersistentEntityIndexCreator(mapping, template))));
        deferred.clear();
    }

    private static Object mapping(MongoTemplate template) {
        return template.getConverter().getMappingContext();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}

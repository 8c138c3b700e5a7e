package io.automigration.autoconfigure;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoDatabase;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Which database is migrated: that of the template which the property names, else of the primary or only one. */
record TemplateChoice(ListableBeanFactory beanFactory, Environment environment) {

    private static final String PROPERTY = "auto.migration.template";

    /** What Boot and Spring Data say, without more. */
    private static final String NO_DATABASE = "Database name must not be empty";

    MongoTemplate template() {
        ConfigurationProperty chosen = Origins.find(environment, PROPERTY).orElse(null);
        try {
            return acknowledging(chosen == null ? primaryOrOnly() : named(chosen));
        } catch (BeansException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (isOfTheConnectionString(cause)) {
                throw NoTemplateException.invalidConnectionString(cause);
            }
            throw NO_DATABASE.equals(cause.getMessage()) ? NoTemplateException.withoutDatabase() : e;
        }
    }

    private static boolean isOfTheConnectionString(Throwable cause) {
        return cause instanceof IllegalArgumentException
                && Arrays.stream(cause.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(ConnectionString.class.getName()));
    }

    private static MongoTemplate acknowledging(MongoTemplate template) {
        MongoDatabase database = template.getMongoDatabaseFactory().getMongoDatabase();
        if (!database.getWriteConcern().isAcknowledged()) {
            throw NoTemplateException.unacknowledged(database.getName());
        }
        return template;
    }

    private MongoTemplate named(ConfigurationProperty chosen) {
        String name = chosen.getValue().toString().strip();
        if (names().contains(name)) {
            return beanFactory.getBean(name, MongoTemplate.class);
        }
        throw InvalidPropertyException.of(
                chosen,
                "is not a bean of type MongoTemplate",
                names().isEmpty()
                        ? NoTemplateException.DECLARE_ONE
                        : "Set it to one of " + String.join(", ", names()) + ".");
    }

    private MongoTemplate primaryOrOnly() {
        @Nullable
        MongoTemplate template =
                beanFactory.getBeanProvider(MongoTemplate.class).getIfUnique();
        if (template == null) {
            throw names().isEmpty() ? NoTemplateException.none() : NoTemplateException.several(names());
        }
        return template;
    }

    private List<String> names() {
        return List.of(
                BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, MongoTemplate.class, true, false));
    }
}

package io.automigration.autoconfigure;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/**
 * The trap on the way from Boot 3 to 4, which ignores {@code spring.data.mongodb.uri} and the like without a word and
 * connects to localhost. Harmless to a reader; but we would migrate the wrong database.
 */
record IgnoredConnection(ConfigurableListableBeanFactory beanFactory, Environment environment) {

    private static final String BOOT_4 = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration";
    private static final List<String> RENAMED = List.of("uri", "host", "database");

    void refuse() {
        if (!bootMakesTheClientFromProperties()) {
            return;
        }
        for (String name : RENAMED) {
            ConfigurationProperty old =
                    Origins.find(environment, "spring.data.mongodb." + name).orElse(null);
            if (old != null && !isSet(name) && !isSet("uri")) {
                throw new IgnoredConnectionException(old, "spring.mongodb." + name);
            }
        }
    }

    private boolean isSet(String name) {
        return Origins.find(environment, "spring.mongodb." + name).isPresent();
    }

    private boolean bootMakesTheClientFromProperties() {
        BeanMethods methods = new BeanMethods(beanFactory);
        return Stream.of("mongo", "mongoClientSettings", "mongoConnectionDetails")
                .allMatch(bean -> beanFactory.containsBeanDefinition(bean)
                        && methods.find(bean)
                                .filter(IgnoredConnection::isOfBoot4)
                                .isPresent());
    }

    private static boolean isOfBoot4(Method method) {
        return method.getDeclaringClass().getName().startsWith(BOOT_4);
    }
}

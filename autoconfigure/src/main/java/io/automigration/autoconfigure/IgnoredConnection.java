package io.automigration.autoconfigure;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientException;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterSettings;
import io.automigration.internal.store.Database;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The trap on the way from Boot 3 to 4, which ignores {@code spring.data.mongodb.uri} and the like without a word and
 * connects to localhost. Harmless to a reader; but we would migrate the wrong database. What is set is compared with what the
 * template and its client are, since an application may read properties of these names itself.
 */
record IgnoredConnection(ConfigurableListableBeanFactory beanFactory, Environment environment) {

    private static final String OLD = "spring.data.mongodb.";
    private static final String NEW = "spring.mongodb.";
    static final String BOOT_4_CLIENT = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration";
    private static final String BOOT_4_FACTORY =
            "org.springframework.boot.data.mongodb.autoconfigure.MongoDatabaseFactoryConfiguration";
    private static final String FACTORY = "mongoDatabaseFactory";
    private static final List<ServerAddress> UNSET_HOSTS = List.of(new ServerAddress("localhost"));
    private static final String UNSET_DATABASE = "test";

    /** Makes no contact. */
    void refuse(MongoTemplate template) {
        if (!bootMakesTheClientFromProperties()) {
            return;
        }
        ClusterSettings client = Database.client(template.getMongoDatabaseFactory())
                .getClusterDescription()
                .getClusterSettings();
        String database = template.getMongoDatabaseFactory().getMongoDatabase().getName();
        if (isBoots(template)) {
            refuseOldDatabase(database);
        }
        refuseOldHosts(client);
        if (isBoots(template) && nothingIsSet() && usesDefaults(client, database)) {
            throw IgnoredConnectionException.unset(NEW + "uri", hosts(client), database);
        }
    }

    private void refuseOldDatabase(String database) {
        String used = "the database '" + database + "'";
        old("database")
                .filter(old -> !isSet("database") && !old.getValue().equals(database))
                .ifPresent(old -> refuse(old, "database", used));
        old("uri")
                .filter(old -> !isSet("uri") && !isSet("database"))
                .filter(old -> connection(old)
                        .filter(connection -> database.equals(connection.getDatabase()))
                        .isEmpty())
                .ifPresent(old -> refuse(old, "uri", used));
    }

    private void refuseOldHosts(ClusterSettings client) {
        if (isSet("uri") || isSet("host")) {
            return;
        }
        old("uri")
                .filter(old -> connection(old)
                        .filter(connection -> hosts(settings(connection)).equals(hosts(client)))
                        .isEmpty())
                .ifPresent(old -> refuse(old, "uri", hosts(client)));
        old("host")
                .filter(old -> client.getHosts().stream()
                        .noneMatch(host -> host.getHost().equals(old.getValue())))
                .ifPresent(old -> refuse(old, "host", hosts(client)));
    }

    private static void refuse(ConfigurationProperty old, String name, String used) {
        throw IgnoredConnectionException.renamed(old, NEW + name, used);
    }

    private boolean nothingIsSet() {
        return Stream.of("uri", "host", "port", "database", "additional-hosts[0]")
                .noneMatch(name -> isSet(name) || old(name).isPresent());
    }

    private static boolean usesDefaults(ClusterSettings client, String database) {
        return client.getHosts().equals(UNSET_HOSTS) && database.equals(UNSET_DATABASE);
    }

    private Optional<ConfigurationProperty> old(String name) {
        return Origins.find(environment, OLD + name);
    }

    private boolean isSet(String name) {
        return Origins.find(environment, NEW + name).isPresent();
    }

    /** Empty when it can't be read: nobody has read it so far, and it is not what is in use. */
    private static Optional<ConnectionString> connection(ConfigurationProperty uri) {
        try {
            return Optional.of(new ConnectionString(uri.getValue().toString()));
        } catch (IllegalArgumentException | MongoClientException e) {
            return Optional.empty();
        }
    }

    private static ClusterSettings settings(ConnectionString connection) {
        return MongoClientSettings.builder()
                .applyConnectionString(connection)
                .build()
                .getClusterSettings();
    }

    private static String hosts(ClusterSettings client) {
        return client.getSrvHost() != null
                ? client.getSrvHost()
                : client.getHosts().stream()
                        .map(ServerAddress::toString)
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    /** Else the application itself says which database it is. */
    private boolean isBoots(MongoTemplate template) {
        return isMadeBy(BOOT_4_FACTORY, FACTORY) && beanFactory.getBean(FACTORY) == template.getMongoDatabaseFactory();
    }

    private boolean bootMakesTheClientFromProperties() {
        return Stream.of("mongo", "mongoClientSettings", "mongoConnectionDetails")
                .allMatch(bean -> isMadeBy(BOOT_4_CLIENT, bean));
    }

    private boolean isMadeBy(String type, String bean) {
        return beanFactory.containsBeanDefinition(bean)
                && new BeanMethods(beanFactory)
                        .find(bean)
                        .map(Method::getDeclaringClass)
                        .filter(declaring -> declaring.getName().startsWith(type))
                        .isPresent();
    }
}

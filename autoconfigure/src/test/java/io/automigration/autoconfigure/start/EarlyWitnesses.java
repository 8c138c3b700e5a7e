package io.automigration.autoconfigure.start;

import com.mongodb.client.MongoClient;
import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.People;
import io.automigration.autoconfigure.Person;
import io.automigration.autoconfigure.Witnesses;
import jakarta.annotation.PostConstruct;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Beans that look at the data as early as beans do, in every kind of application. */
@Configuration(proxyBeanMethods = false)
@Import({
    MigratingApplication.class,
    EarlyWitnesses.OfTemplate.class,
    EarlyWitnesses.OfClient.class,
    EarlyWitnesses.OfRepository.class,
    EarlyWitnesses.OfLifecycle.class
})
class EarlyWitnesses {

    static final String[] ALL = {
        "PostConstruct with MongoTemplate",
        "PostConstruct with MongoClient",
        "PostConstruct with repository",
        "SmartInitializingSingleton",
        "SmartLifecycle",
        "EventListener of ContextRefreshedEvent",
        "ApplicationRunner"
    };

    @Bean
    SmartInitializingSingleton initializingSingleton(Witnesses witnesses, People people) {
        return () -> witnesses.ask("SmartInitializingSingleton", people::firstName);
    }

    @Bean
    ApplicationRunner runner(Witnesses witnesses, People people) {
        return arguments -> witnesses.ask("ApplicationRunner", people::firstName);
    }

    record OfTemplate(MongoTemplate template, Witnesses witnesses) {
        @PostConstruct
        void look() {
            witnesses.ask(
                    "PostConstruct with MongoTemplate",
                    () -> template.findById(1, Person.class).name());
        }
    }

    record OfClient(MongoClient client, MongoTemplate template, Witnesses witnesses) {
        @PostConstruct
        void look() {
            witnesses.ask(
                    "PostConstruct with MongoClient",
                    () -> client.getDatabase(template.getDb().getName())
                            .getCollection("people")
                            .find()
                            .first()
                            .getString("name"));
        }
    }

    record OfRepository(People people, Witnesses witnesses) {
        @PostConstruct
        void look() {
            witnesses.ask("PostConstruct with repository", people::firstName);
        }

        @EventListener
        void refreshed(ContextRefreshedEvent event) {
            witnesses.ask("EventListener of ContextRefreshedEvent", people::firstName);
        }
    }

    record OfLifecycle(People people, Witnesses witnesses) implements SmartLifecycle {
        @Override
        public void start() {
            witnesses.ask("SmartLifecycle", people::firstName);
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}

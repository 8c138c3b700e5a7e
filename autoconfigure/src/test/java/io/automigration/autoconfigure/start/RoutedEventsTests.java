package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.config.EnableMongoAuditing;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveEvent;

@Tag("slow")
class RoutedEventsTests {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "SERVLET"})
    void listenersAndAuditingActOnWhatMigrationsSave(WebApplicationType type) {
        database.application(Notes.class).web(type).run().close();
        Document note = database.collection("notes").find().first();
        assertThat(note.getString("stamp")).isEqualTo("stamped");
        assertThat(note.getDate("created")).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "SERVLET"})
    void eachEventIsDeliveredOnceDuringTheRunAndAfterIt(WebApplicationType type) {
        try (var context = database.application(Notes.class).web(type).run()) {
            assertThat(context.getBean(Stamp.class).stamped).containsExactly("by migration");
            context.getBean(MongoTemplate.class).save(new Note(null, "by application", null));
            assertThat(context.getBean(Stamp.class).stamped).containsExactly("by migration", "by application");
            assertThat(context.getBean(Method.class).heard).containsExactly("by application");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "SERVLET"})
    void whoHearsEverythingIsMadeAfterTheRun(WebApplicationType type) {
        try (var context =
                database.application(Notes.class, Everything.class).web(type).run()) {
            assertThat(context.getBean(Everything.class).notes).isEqualTo(1);
        }
    }

    /** Hears all events, and reads when it is made. */
    static class Everything implements ApplicationListener<ApplicationEvent> {

        final long notes;

        Everything(MongoDatabaseFactory factory) {
            notes = factory.getMongoDatabase().getCollection("notes").countDocuments();
        }

        @Override
        public void onApplicationEvent(ApplicationEvent event) {}
    }

    @Test
    void afterTheRunATemplatePublishesInTheContextItself() {
        try (var context = database.start(Notes.class)) {
            assertThat(context.getBean(MongoTemplate.class))
                    .extracting("eventPublisher")
                    .isSameAs(context);
        }
    }

    @org.springframework.data.mongodb.core.mapping.Document("notes")
    record Note(@Id String id, String text, @CreatedDate Instant created) {}

    static class Stamp extends AbstractMongoEventListener<Note> {

        final List<String> stamped = new ArrayList<>();

        @Override
        public void onBeforeSave(BeforeSaveEvent<Note> event) {
            event.getDocument().put("stamp", "stamped");
            stamped.add(event.getSource().text());
        }
    }

    /** Becomes a listener when all singletons are there: hears nothing of a migration. */
    static class Method {

        final List<String> heard = new ArrayList<>();

        @EventListener
        void saved(BeforeSaveEvent<Note> event) {
            heard.add(event.getSource().text());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableMongoAuditing
    @Import({Stamp.class, Method.class})
    static class Notes {

        @Bean
        @Migration
        MongoMigration v1__Note(MongoTemplate template) {
            return MongoMigration.of(context -> template.save(new Note(null, "by migration", null)));
        }
    }
}

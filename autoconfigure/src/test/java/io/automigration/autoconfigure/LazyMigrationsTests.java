package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.Migrations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

class LazyMigrationsTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void codeMayMigrateWhenTheStartDoesNot() {
        try (var context = database.start(MigratingApplication.class, "auto.migration=off")) {
            Migrations migrations = context.getBean(Migrations.class);
            assertThat(migrations.status().pending()).hasSize(1);
            assertThat(migrations.plan(MigrationTarget.newest()).steps()).hasSize(1);
            assertThat(migrations.up().steps()).hasSize(1);
            migrations.validate();
            assertThat(database.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
        }
    }

    @Test
    void whatTheEngineNeedsMayInjectIt() {
        try (var context = database.start(Cyclic.class)) {
            assertThat(context.getBean(Listener.class).heard).containsExactly("run of 1", "step 1", "done");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, Listener.class})
    static class Cyclic {
        @Bean
        MongoCustomConversions conversions(Migrations migrations) {
            return new MongoCustomConversions(List.of());
        }
    }

    static class Listener implements MigrationListener {

        final List<String> heard = new ArrayList<>();

        Listener(Migrations migrations) {}

        @Override
        public void runStarted(MigrationPlan plan) {
            heard.add("run of " + plan.steps().size());
        }

        @Override
        public void stepEnded(MigrationReport.Step step) {
            heard.add("step " + step.version());
        }

        @Override
        public void runEnded(MigrationReport report) {
            heard.add("done");
        }
    }
}

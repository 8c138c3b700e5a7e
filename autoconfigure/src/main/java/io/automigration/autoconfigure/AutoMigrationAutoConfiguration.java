package io.automigration.autoconfigure;

import com.mongodb.client.MongoClient;
import io.automigration.MigrationListener;
import io.automigration.autoconfigure.command.CommandSource;
import io.automigration.autoconfigure.start.StartConfiguration;
import io.automigration.autoconfigure.start.StartTask;
import io.automigration.internal.engine.Client;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.engine.RunSettings;
import io.automigration.internal.step.CommandWatch;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Auto-configuration of migrations. Its beans are always there and do nothing by themselves: a condition on a property would
 * be decided when an application is AOT-processed, and the mode belongs to each start.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.autoconfigure.data.mongo.MongoDataAutoConfiguration" // Boot 3
        })
@ConditionalOnClass({MongoClient.class, MongoTemplate.class})
@EnableConfigurationProperties(AutoMigrationProperties.class)
@Import(StartConfiguration.class)
public final class AutoMigrationAutoConfiguration {

    /**
     * Applications know it as a {@link io.automigration.MigrationCommandListener}. Where they ask for any command listener, theirs
     * is meant.
     */
    @Bean
    @Fallback
    static CommandWatch autoMigrationCommandListener() {
        return new CommandWatch();
    }

    @Bean
    static MigrationBeans autoMigrationBeans(ConfigurableListableBeanFactory beanFactory) {
        return new MigrationBeans(beanFactory);
    }

    @Bean
    static Engine autoMigrationEngine(
            ConfigurableEnvironment environment,
            ConfigurableListableBeanFactory beanFactory,
            MigrationBeans beans,
            CommandWatch watch) {
        RunSettingsReader reader = new RunSettingsReader(
                environment,
                beanFactory.getBeanProvider(AutoMigrationProperties.class),
                beanFactory.getBeanProvider(BuildProperties.class),
                beanFactory.getBeanProvider(GitProperties.class));
        return new Engine(() -> {
            RunSettings settings = reader.read(); // first of all: a wrong value is refused before any bean is made
            MongoTemplate template = new TemplateChoice(beanFactory, environment).template();
            new IgnoredConnection(beanFactory, environment).refuse(template);
            return new MigrationEngine(
                    new Client(template, watch),
                    beans.definitions(),
                    settings,
                    listeners(beanFactory.getBeanProvider(MigrationListener.class), environment));
        });
    }

    /** An application may put something else in its place: the start does not need it. */
    @Bean
    static LazyMigrations autoMigrations(Engine engine) {
        return new LazyMigrations(engine);
    }

    @Bean
    static StartTask autoMigrationStartTask(
            ConfigurableEnvironment environment,
            ConfigurableListableBeanFactory beanFactory,
            MigrationBeans beans,
            Engine engine) {
        return CommandSource.of(environment)
                .map(command ->
                        command.task(() -> new LazyMigrations(ContextOfMigrations.of(beanFactory, beans, engine))))
                .orElseGet(() -> new ConfiguredStart(environment, beanFactory, beans, engine));
    }

    private static List<MigrationListener> listeners(
            ObjectProvider<MigrationListener> listeners, ConfigurableEnvironment environment) {
        return Stream.concat(
                        listeners.orderedStream(), CommandSource.of(environment).map(CommandSource::progress).stream())
                .toList();
    }
}

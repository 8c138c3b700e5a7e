package io.automigration.autoconfigure.start;

import io.automigration.internal.step.CommandWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hooks into the start of an application. The post-processors depend on nothing that is not there from the beginning. */
@Configuration(proxyBeanMethods = false)
public final class StartConfiguration {

    @Bean
    static MigrationStart autoMigrationStart(
            ConfigurableApplicationContext context,
            ObjectProvider<StartTask> task,
            EarlyTemplates earlyTemplates,
            RoutedEvents events,
            DeferredIndexes indexes) {
        return new MigrationStart(context, task, earlyTemplates, events, indexes);
    }

    @Bean
    static MigrationGate autoMigrationGate(
            ConfigurableApplicationContext context, ObjectProvider<MigrationStart> start) {
        OtherInitializers others = new OtherInitializers();
        ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
        beanFactory.registerSingleton("autoMigrationInitializer", new MigrationInitializer(start, others));
        return new MigrationGate(beanFactory, start, () -> others.callEarly(context));
    }

    @Bean
    static EarlyTemplates autoMigrationEarlyTemplates() {
        return new EarlyTemplates();
    }

    @Bean
    static RoutedEvents autoMigrationRoutedEvents() {
        return new RoutedEvents();
    }

    @Bean
    static DeferredIndexes autoMigrationDeferredIndexes() {
        return new DeferredIndexes();
    }

    @Bean
    static WatchedClients autoMigrationWatchedClients(ObjectProvider<CommandWatch> watch) {
        return new WatchedClients(watch);
    }

    @Bean
    static CompletedAnnouncement autoMigrationCompletedAnnouncement(
            ApplicationContext context, ObjectProvider<MigrationStart> start, ObjectProvider<CommandWatch> watch) {
        return new CompletedAnnouncement(context, start, watch);
    }
}

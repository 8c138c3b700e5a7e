package io.automigration.autoconfigure.start;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Runs the migrations before the first singleton is made, while no bean is in creation: where there is no web server. */
final class MigrationInitializer implements BeanFactoryInitializer<ConfigurableListableBeanFactory> {

    private final ObjectProvider<MigrationStart> start;

    MigrationInitializer(ObjectProvider<MigrationStart> start) {
        this.start = start;
    }

    @Override
    public void initialize(ConfigurableListableBeanFactory beanFactory) {
        start.getObject().run();
    }
}

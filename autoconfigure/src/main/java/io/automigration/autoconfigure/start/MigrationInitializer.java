package io.automigration.autoconfigure.start;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Runs the migrations before the first singleton is made, while no bean is in creation: where there is no web server. Registered
 * as an object: Spring calls those after the initializers that are defined as beans, which may still complete the environment.
 */
final class MigrationInitializer implements BeanFactoryInitializer<ConfigurableListableBeanFactory> {

    private final ObjectProvider<MigrationStart> start;
    private final OtherInitializers others;

    MigrationInitializer(ObjectProvider<MigrationStart> start, OtherInitializers others) {
        this.start = start;
        this.others = others;
    }

    @Override
    public void initialize(ConfigurableListableBeanFactory beanFactory) {
        others.turnHasCome();
        start.getObject().run();
    }
}

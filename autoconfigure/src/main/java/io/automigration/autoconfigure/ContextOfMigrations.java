package io.automigration.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Which of an application's contexts, parent and child, has the migrations that a command is about. */
final class ContextOfMigrations {

    private ContextOfMigrations() {}

    /**
     * The engine of a command: this context's, unless only its parent has migrations.
     *
     * @throws SeveralContextsException when both have some, of which a command can't choose
     */
    static Engine of(ConfigurableListableBeanFactory context, MigrationBeans beans, Engine engine) {
        BeanFactory parent = context.getParentBeanFactory();
        MigrationBeans others = parent == null
                ? null
                : parent.getBeanProvider(MigrationBeans.class).getIfAvailable();
        if (parent == null || others == null || others.count() == 0) {
            return engine;
        }
        if (beans.count() > 0) {
            throw new SeveralContextsException(others.count(), beans.count());
        }
        return parent.getBean(Engine.class);
    }
}

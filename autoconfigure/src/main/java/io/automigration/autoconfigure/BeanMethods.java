package io.automigration.autoconfigure;

import java.lang.reflect.Method;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Which beans come from {@code @Bean} methods; also after AOT processing, where the definition does not say so itself. */
record BeanMethods(ConfigurableListableBeanFactory beanFactory) {

    /** The method that makes the bean, if one does and it is the only one of its name. */
    Optional<Method> find(String bean) {
        beanFactory.getType(bean, false); // this is what lets the definition know its method
        return beanFactory.getMergedBeanDefinition(bean) instanceof RootBeanDefinition definition
                ? Optional.ofNullable(definition.getResolvedFactoryMethod())
                : Optional.empty();
    }
}

package io.automigration.autoconfigure.start;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * The other beans that Spring calls before it makes the singletons. They may complete the environment (Spring Test's registers
 * what {@code DynamicPropertyRegistrar} beans say, a container's address perhaps), so they are called before migrations make
 * contact. Spring calls them afterwards, when each must not do its work again.
 */
final class Initializers implements BeanPostProcessor, PriorityOrdered {

    private final Set<String> called = ConcurrentHashMap.newKeySet();

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof BeanFactoryInitializer<?> && !(bean instanceof MigrationInitializer)
                ? once(bean, beanName)
                : bean;
    }

    private Object once(Object bean, String beanName) {
        MethodInterceptor interceptor = call -> {
            boolean again = call.getMethod().getName().equals("initialize")
                    && call.getArguments().length == 1
                    && !called.add(beanName);
            return again ? null : call.proceed();
        };
        ProxyFactory proxies = new ProxyFactory(bean);
        proxies.addAdvice(interceptor);
        return proxies.getProxy(bean.getClass().getClassLoader());
    }

    /** Calls those that were not called yet. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // each takes the factory, whatever it calls it
    void callAll(ConfigurableListableBeanFactory beanFactory) {
        for (String name : beanFactory.getBeanNamesForType(BeanFactoryInitializer.class, false, false)) {
            BeanFactoryInitializer initializer = beanFactory.getBean(name, BeanFactoryInitializer.class);
            if (!(initializer instanceof MigrationInitializer)) {
                initializer.initialize(beanFactory);
            }
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}

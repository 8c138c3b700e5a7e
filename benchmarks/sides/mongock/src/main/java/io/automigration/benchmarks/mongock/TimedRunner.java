package io.automigration.benchmarks.mongock;

import io.automigration.benchmarks.application.RunTime;
import io.mongock.runner.springboot.base.MongockApplicationRunner;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationArguments;

/** Measures what Mongock does when the application has started. */
class TimedRunner implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof MongockApplicationRunner runner ? new Timed(runner) : bean;
    }

    private static final class Timed extends MongockApplicationRunner {

        private final MongockApplicationRunner runner;

        Timed(MongockApplicationRunner runner) {
            super(null);
            this.runner = runner;
        }

        @Override
        public void run(ApplicationArguments arguments) throws Exception {
            long begun = System.nanoTime();
            runner.run(arguments);
            RunTime.was(Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}

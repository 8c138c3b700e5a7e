package io.automigration.autoconfigure;

import io.automigration.MigrationException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Says what happened and what to do. First of all analyzers: what Boot knows of a cause says less than we do. But where a bean
 * could not be made, Boot knows why, and that goes with it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<MigrationException> {

    private final ArgumentResolver arguments;

    MigrationFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
        this.arguments = ArgumentResolver.of(BeanFactory.class, beanFactory).and(Environment.class, environment);
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MigrationException cause) {
        return ofBean(cause)
                .map(known -> new FailureAnalysis(
                        cause.getMessage() + "\n\n" + known.getDescription(), known.getAction(), cause))
                .orElseGet(() -> new FailureAnalysis(cause.getMessage(), cause.action(), cause));
    }

    private Optional<FailureAnalysis> ofBean(MigrationException failure) {
        return Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
                .filter(BeansException.class::isInstance)
                .findFirst()
                .flatMap(this::known);
    }

    /** Others may not be fit for this application, as Boot too takes it. */
    private Optional<FailureAnalysis> known(Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
                .load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, error) -> {}))
                .stream()
                .filter(analyzer -> !(analyzer instanceof MigrationFailureAnalyzer))
                .map(analyzer -> analyzer.analyze(failure))
                .filter(analysis -> analysis != null && analysis.getAction() != null)
                .findFirst();
    }
}

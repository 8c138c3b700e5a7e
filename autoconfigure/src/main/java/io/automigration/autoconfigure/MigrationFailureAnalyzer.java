package io.automigration.autoconfigure;

import io.automigration.MigrationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what happened and what to do. First of all analyzers: what Boot knows of a cause says less than we do. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<MigrationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MigrationException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}

package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * What a person gets to see of an application that did not start.
 *
 * @param description what happened
 * @param action what to do
 * @param exitCode the exit code; 1 is what Java gives where nobody says another
 */
public record FailedStart(String description, String action, int exitCode) {

    /** Starts it, and fails if that does not fail with exactly one report. */
    public static FailedStart of(SpringApplicationBuilder application, String... arguments) {
        List<FailureAnalysis> reports = Reporter.REPORTS.get();
        reports.clear();
        Throwable failure = catchThrowable(() -> application.run(arguments).close());
        assertThat(reports).as(() -> "reports of " + failure).hasSize(1);
        return new FailedStart(reports.get(0).getDescription(), reports.get(0).getAction(), exitCode(failure));
    }

    /** As Boot does it; that the process ends with it is seen in {@code ExitCodeTests}. */
    private static int exitCode(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(ExitCodeGenerator.class::isInstance)
                .findFirst()
                .map(generator -> ((ExitCodeGenerator) generator).getExitCode())
                .orElse(1);
    }

    /** Hears the reports that Boot writes to the log. */
    static final class Reporter implements FailureAnalysisReporter {

        private static final ThreadLocal<List<FailureAnalysis>> REPORTS = ThreadLocal.withInitial(ArrayList::new);

        @Override
        public void report(FailureAnalysis analysis) {
            REPORTS.get().add(analysis);
        }
    }
}

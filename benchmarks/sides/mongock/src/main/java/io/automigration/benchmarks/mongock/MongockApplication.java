package io.automigration.benchmarks.mongock;

import io.automigration.benchmarks.application.BareApplication;
import io.automigration.benchmarks.application.Starts;
import io.mongock.runner.springboot.EnableMongock;
import org.springframework.context.annotation.Import;

/** The bare application, and Mongock as its documentation sets it up. */
@EnableMongock
@Import({BareApplication.class, TimedRunner.class})
public class MongockApplication {

    public static void main(String[] args) {
        Starts.of(MongockApplication.class, args);
    }
}

package io.automigration.proof;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.automigration.internal.engine.Build;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import org.slf4j.LoggerFactory;

/** The instance of a scenario, in a process of its own. */
public final class PlayingProcess {

    private PlayingProcess() {}

    public static ChildProcess start(Scenario scenario, String uri) {
        return JavaProcess.of(PlayingProcess.class, scenario.toString(), uri)
                // it lives a second: what makes a long life fast only makes it slow to start
                .withOption("-XX:TieredStopAtLevel=1")
                .withOption("-XX:+UseSerialGC")
                .withOption("-Xshare:auto")
                .start();
    }

    /** Arguments: the scenario's name, and the URI. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        Scenario scenario = Scenarios.named(arguments[0]);
        try (Build build = scenario.instance(new Build(arguments[1]))) {
            scenario.work(build.engine(new LeapingTicker()));
        }
    }
}

package io.automigration.benchmarks.application;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Starts an application, says how long that took, and does so again in the same process as often as
 * {@code benchmark.starts} says. Then it ends; or, as an argument asks, first pings, or says what the last start left behind,
 * or sends commands.
 */
public final class Starts {

    private Starts() {}

    public static void of(Class<?> application, String[] args) {
        List<String> arguments = Arrays.asList(args);
        int starts = Integer.getInteger("benchmark.starts", 1);
        for (int start = 1; start <= starts; start++) {
            try (ConfigurableApplicationContext context = started(application, args)) {
                if (start == starts) {
                    then(arguments, context);
                }
            }
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext started(Class<?> application, String[] args) {
        double cpuBefore = cpuMillis();
        long begun = System.nanoTime();
        ConfigurableApplicationContext context = SpringApplication.run(application, args);
        double millis = (System.nanoTime() - begun) / 1e6;
        double cpu = cpuMillis();
        long now = System.currentTimeMillis();
        Said.that(
                "started",
                List.of(
                        decimal("ms", millis),
                        "since-jvm="
                                + (now - ManagementFactory.getRuntimeMXBean().getStartTime()),
                        decimal("run", RunTime.millis()),
                        "instances=" + Changes.instances(),
                        decimal("cpu", cpu - cpuBefore),
                        decimal("cpu-since-jvm", cpu),
                        "at=" + now));
        return context;
    }

    private static void then(List<String> arguments, ConfigurableApplicationContext context) {
        MongoTemplate template = context.getBean(MongoTemplate.class);
        if (arguments.contains("ping")) {
            Commands.ping(template);
        }
        if (arguments.contains("left-behind")) {
            // so that each side has opened a connection
            Commands.ping(template);
            LeftBehind.say();
        }
        Integer port = Integer.getInteger("benchmark.commands");
        if (port != null) {
            Commands.sendAsAsked(template, port);
        }
    }

    /** What this process has taken of all processors so far. */
    private static double cpuMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e6
                : 0;
    }

    private static String decimal(String name, double value) {
        return name + "=" + String.format(Locale.ROOT, "%.3f", value);
    }
}

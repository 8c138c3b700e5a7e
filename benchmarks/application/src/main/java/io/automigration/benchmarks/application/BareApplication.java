package io.automigration.benchmarks.application;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application where nothing applies migrations, on whichever Spring Boot its class path has. It scans the same classes as
 * the others.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan("changes")
@Import({CountedConnections.class, FirstUse.class})
public class BareApplication {

    public static void main(String[] args) {
        Starts.of(BareApplication.class, args);
    }
}

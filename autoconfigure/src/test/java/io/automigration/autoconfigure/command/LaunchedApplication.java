package io.automigration.autoconfigure.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Configuration;

/** Ways to launch an application other than by handing the arguments of {@code main} to {@code SpringApplication.run}. */
final class LaunchedApplication {

    private LaunchedApplication() {}

    public static void main(String[] args) {
        switch (System.getProperty("kind")) {
            case "none" -> SpringApplication.run(ShopApplication.class);
            case "sibling" ->
                new SpringApplicationBuilder(Plain.class)
                        .child(ShopApplication.class)
                        .web(WebApplicationType.NONE)
                        .sibling(Plain.class)
                        .run(args);
            case "inside" ->
                new SpringApplicationBuilder(ShopApplication.class)
                        .listeners(new StartsAnother())
                        .run(args);
            default -> throw new IllegalArgumentException();
        }
    }

    /** As Spring Cloud starts its bootstrap context. */
    private static final class StartsAnother implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            new SpringApplicationBuilder(Plain.class)
                    .web(WebApplicationType.NONE)
                    .run();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Plain {}
}

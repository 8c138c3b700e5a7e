package io.automigration.autoconfigure.command;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/** An application of two contexts: its parent is auto-configured or plain, as its first option says, its child has the migrations. */
final class HierarchyApplication {

    private HierarchyApplication() {}

    public static void main(String[] args) {
        Class<?> parent = System.getProperty("parent").equals("plain") ? Plain.class : Configured.class;
        new SpringApplicationBuilder()
                .parent(parent)
                .child(ShopApplication.class)
                .run(args);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Configured {}

    @Configuration(proxyBeanMethods = false)
    static class Plain {}
}

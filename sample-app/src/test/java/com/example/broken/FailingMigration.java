package com.example.broken;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** An application with a migration that fails. */
@EnableAutoConfiguration
@Import(V2__SplitNames.class)
public class FailingMigration {

    public static void main(String[] args) {
        SpringApplication.run(FailingMigration.class, args);
    }
}

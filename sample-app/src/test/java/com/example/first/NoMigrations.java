package com.example.first;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application that has the dependency, and nothing else yet. */
@EnableAutoConfiguration
public class NoMigrations {

    public static void main(String[] args) {
        SpringApplication.run(NoMigrations.class, args);
    }
}

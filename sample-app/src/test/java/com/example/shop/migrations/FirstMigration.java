package com.example.shop.migrations;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** An application with one migration. */
@EnableAutoConfiguration
@Import(V1__AddPlan.class)
public class FirstMigration {

    public static void main(String[] args) {
        SpringApplication.run(FirstMigration.class, args);
    }
}

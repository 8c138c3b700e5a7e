package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationVersion;
import io.automigration.cli.source.MigrationName;
import io.automigration.cli.source.MigrationSource;
import io.automigration.cli.source.NotWrittenException;
import io.automigration.cli.source.SourceTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "init",
        header = "Writes the first migration, and says what to configure.",
        description = "Nothing is overwritten; no database is needed.",
        footer = "Example: migrate init --package com.example.migrations")
final class InitCommand implements Subcommand {

    private static final String WHAT_IS_LEFT = """

            In application.yaml, for your own machine:

              auto.migration: true
              spring.mongodb.uri: mongodb://localhost:27017/shop   # Spring Boot 3: spring.data.mongodb.uri

            In compose.yaml, below the service's 'environment':

                  AUTO_MIGRATION: ${AUTO_MIGRATION:-true}
                  SPRING_MONGODB_URI: mongodb://mongo:27017/shop?replicaSet=rs0

            'migrate new NAME' writes the next migration.""";

    @Mixin
    private NewSourceOptions source = new NewSourceOptions();

    @Override
    public ExitCode run(CommandContext context) {
        SourceTree tree = source.tree(context.directory());
        tree.newest().ifPresent(found -> {
            throw new NotWrittenException(
                    "There already are migrations, in the package " + found.inPackage() + ".",
                    "'migrate new NAME' writes the next one.");
        });
        source.write(
                new MigrationSource(
                        source.inPackage(tree),
                        MigrationVersion.parse("1"),
                        new MigrationName("first_migration"),
                        "The first migration: rename it, and write what it does",
                        source.kotlin()),
                context);
        context.console().err().println(WHAT_IS_LEFT);
        return ExitCode.DONE;
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }
}

package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "init",
        header = "Begins: writes the first migration, and says what to configure.",
        description = "Nothing is overwritten, and no database is touched.",
        footer = "Example: migrate init --package com.example.migrations")
final class InitCommand implements Subcommand {

    private static final String WHAT_IS_LEFT = """

            In application.yaml, for starts on a developer's machine:

              auto.migration: true
              spring.mongodb.uri: mongodb://localhost:27017/shop   # Spring Boot 3: spring.data.mongodb.uri

            In compose.yaml, below the service's 'environment':

                  AUTO_MIGRATION: ${AUTO_MIGRATION:-true}
                  SPRING_MONGODB_URI: mongodb://mongo:27017/shop?replicaSet=rs0

            Then 'migrate new NAME' writes the next one.""";

    @Mixin
    private NewSource source = new NewSource();

    private final Session session;

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        SourceTree tree = source.tree(session.shell());
        tree.newest().ifPresent(found -> {
            throw RefusedCommandException.usage(
                    "There are migrations already, in " + found.inPackage() + ". Nothing was written.",
                    "'migrate new NAME' writes the next one.");
        });
        source.write(
                new MigrationSource(
                        source.inPackage(tree),
                        MigrationVersion.parse("1"),
                        new MigrationName("first_migration"),
                        "The first migration: rename it, and write what it does",
                        source.kotlin()),
                session.shell());
        session.shell().err().println(WHAT_IS_LEFT);
        return ExitCode.DONE;
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }
}

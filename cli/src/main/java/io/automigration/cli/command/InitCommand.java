package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationVersion;
import io.automigration.cli.source.MigrationName;
import io.automigration.cli.source.MigrationSource;
import io.automigration.cli.source.NotWrittenException;
import io.automigration.cli.source.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "init",
        header = "Writes the first migration, and says what to configure.",
        description = "Nothing is overwritten; no database is needed.",
        footer = "Example: migrate init --package com.example.migrations")
final class InitCommand implements Subcommand {

    private static final String YAML = """
              auto.migration: true
              spring.mongodb.uri: "mongodb://localhost:27017/shop?directConnection=true"   # Spring Boot 3: spring.data.mongodb.uri\
            """;

    private static final String PROPERTIES = """
              # Spring Boot 3: spring.data.mongodb.uri
              auto.migration=true
              spring.mongodb.uri=mongodb://localhost:27017/shop?directConnection=true\
            """;

    private static final String WHAT_IS_LEFT = """

            In %s, for your own machine:

            %s

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
                        source.kotlin(tree)),
                context);
        String file = configuration(context.directory());
        context.console().err().println(WHAT_IS_LEFT.formatted(file, file.endsWith(".properties") ? PROPERTIES : YAML));
        return ExitCode.DONE;
    }

    /** The application's own, or the one that it may have. */
    private static String configuration(Path directory) {
        return Stream.of("application.yaml", "application.yml", "application.properties")
                .filter(file ->
                        Files.exists(directory.resolve("src/main/resources").resolve(file)))
                .findFirst()
                .orElse("application.yaml");
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }
}

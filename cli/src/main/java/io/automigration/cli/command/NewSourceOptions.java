package io.automigration.cli.command;

import io.automigration.cli.source.MigrationSource;
import io.automigration.cli.source.NotWrittenException;
import io.automigration.cli.source.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the source of a new migration goes, and in which language it is. */
final class NewSourceOptions {

    @Option(
            names = "--package",
            paramLabel = "P",
            description =
                    "Its package; by default that of the other migrations, or 'migrations' below the application's.")
    private @Nullable String inPackage;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The directory of the sources; by default src/main/java, for Kotlin src/main/kotlin.")
    private @Nullable Path directory;

    @Option(
            names = "--kotlin",
            description = "Writes Kotlin; by default where the other migrations, or the application, are Kotlin.")
    private boolean kotlin;

    @Option(names = "--stdout", description = "Writes the source to standard output instead of a file.")
    private boolean toOutput;

    SourceTree tree(Path workingDirectory) {
        return new SourceTree(
                directory == null
                        ? Stream.of("src/main/java", "src/main/kotlin")
                                .map(workingDirectory::resolve)
                                .toList()
                        : List.of(workingDirectory.resolve(directory)));
    }

    /** Whether it is written in Kotlin: asked for, or the language of what is there. */
    boolean kotlin(SourceTree tree) {
        return kotlin || tree.kotlin();
    }

    String inPackage(SourceTree tree) {
        if (inPackage != null) {
            if (!inPackage.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*")) {
                throw new NotWrittenException(
                        "'" + inPackage + "' can't be the name of a package.",
                        "For example: --package com.example.migrations");
            }
            return inPackage;
        }
        return tree.newest()
                .map(SourceTree.Found::inPackage)
                .filter(name -> !name.isEmpty())
                .or(() -> tree.ofApplication().map(name -> name + ".migrations"))
                .orElseThrow(() -> new NotWrittenException(
                        "There is no other migration and no @SpringBootApplication in " + tree.directories()
                                + ", so it is not clear which package it belongs to.",
                        "Run it in the directory of the application's sources, or name the package: --package"
                                + " com.example.migrations"));
    }

    /** Writes it, and says where it is. */
    void write(MigrationSource source, CommandContext context) {
        if (toOutput) {
            context.console().printUtf8(source.text());
        } else {
            Path sources =
                    directory == null ? Path.of(source.kotlin() ? "src/main/kotlin" : "src/main/java") : directory;
            context.console().print(source.write(context.directory().resolve(sources)) + System.lineSeparator());
        }
    }
}

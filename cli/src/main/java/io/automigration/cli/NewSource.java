package io.automigration.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the source of a new migration goes, and in which language it is. */
final class NewSource {

    @Option(
            names = "--package",
            paramLabel = "P",
            description =
                    "Its package; when not given, that of the other migrations or 'migrations' below the application's.")
    private @Nullable String inPackage;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the sources are; src/main/java when not given, with --kotlin src/main/kotlin.")
    private @Nullable Path directory;

    @Option(names = "--kotlin", description = "Writes Kotlin.")
    private boolean kotlin;

    @Option(names = "--stdout", description = "Writes the source to standard output, and no file.")
    private boolean toOutput;

    SourceTree tree(Shell shell) {
        return new SourceTree(
                directory == null
                        ? Stream.of("src/main/java", "src/main/kotlin")
                                .map(shell.directory()::resolve)
                                .toList()
                        : List.of(shell.directory().resolve(directory)));
    }

    boolean kotlin() {
        return kotlin;
    }

    String inPackage(SourceTree tree) {
        if (inPackage != null) {
            if (!inPackage.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*")) {
                throw RefusedCommandException.usage(
                        "'" + inPackage + "' is no package. Nothing was written.",
                        "Such as --package com.example.migrations");
            }
            return inPackage;
        }
        return tree.newest()
                .map(SourceTree.Found::inPackage)
                .filter(name -> !name.isEmpty())
                .or(() -> tree.ofApplication().map(name -> name + ".migrations"))
                .orElseThrow(() -> RefusedCommandException.usage(
                        "There is no other migration and no @SpringBootApplication in " + tree.directories()
                                + ", so the package is not known. Nothing was written.",
                        "Call it in the directory of the application's sources, or name the package: --package"
                                + " com.example.migrations"));
    }

    /** Writes it, and says where it is. */
    void write(MigrationSource source, Shell shell) {
        if (toOutput) {
            shell.out().print(source.text());
        } else {
            Path sources = directory == null ? Path.of(kotlin ? "src/main/kotlin" : "src/main/java") : directory;
            shell.out().println(source.write(shell.directory().resolve(sources)));
        }
        shell.out().flush();
    }
}

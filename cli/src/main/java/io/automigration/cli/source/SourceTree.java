package io.automigration.cli.source;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of an application, looked through for migrations. */
public record SourceTree(List<Path> directories) {

    // classes (V3__Name), methods (v3__Name), and versions of annotations
    private static final Pattern VERSION =
            Pattern.compile("\\b[vV](\\d+(?:_\\d+)*)__\\w|@Migration\\([^)]*version\\s*=\\s*\"([\\d.]+)\"");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");

    /** A migration that is there: its version, and the package it is in. */
    public record Found(MigrationVersion version, String inPackage) {}

    /** The migration with the highest version. */
    public Optional<Found> newest() {
        return sources()
                .flatMap(SourceTree::migrations)
                .reduce((one, other) -> one.version().compareTo(other.version()) < 0 ? other : one);
    }

    /** The package of the application, below which its beans are looked for. */
    public Optional<String> ofApplication() {
        return sources()
                .filter(source -> source.contains("@SpringBootApplication"))
                .map(SourceTree::packageOf)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private Stream<String> sources() {
        return directories.stream()
                .filter(Files::isDirectory)
                .flatMap(SourceTree::files)
                .map(SourceTree::read);
    }

    private static Stream<Found> migrations(String source) {
        if (!source.contains("io.automigration")) {
            return Stream.empty();
        }
        return VERSION.matcher(source)
                .results()
                .flatMap(match -> version(match).stream())
                .map(version -> new Found(version, packageOf(source)));
    }

    private static Optional<MigrationVersion> version(MatchResult match) {
        String text = match.group(1) == null ? match.group(2) : match.group(1).replace('_', '.');
        try {
            return Optional.of(MigrationVersion.parse(text));
        } catch (MigrationConfigurationException e) {
            return Optional.empty(); // the build of the application says more about it
        }
    }

    private static String packageOf(String source) {
        return PACKAGE.matcher(source)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|kt)")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

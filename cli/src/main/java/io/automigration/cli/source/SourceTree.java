package io.automigration.cli.source;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|kt)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");

    /** A migration that is there: its version, the package it is in, and whether it is written in Kotlin. */
    public record Found(MigrationVersion version, String inPackage, boolean kotlin) {}

    /** The migration with the highest version. */
    public Optional<Found> newest() {
        return sources()
                .flatMap(SourceTree::migrations)
                .reduce((one, other) -> one.version().compareTo(other.version()) < 0 ? other : one);
    }

    /** The package of the application, below which its beans are looked for. */
    public Optional<String> ofApplication() {
        return application().map(source -> packageOf(source.text())).filter(name -> !name.isEmpty());
    }

    /** Whether a new migration is better written in Kotlin: the newest one is, or the application where there is none. */
    public boolean kotlin() {
        return newest().map(Found::kotlin)
                .or(() -> application().map(Source::kotlin))
                .orElseGet(() -> sources().findAny().isPresent() && sources().allMatch(Source::kotlin));
    }

    private Optional<Source> application() {
        return sources()
                .filter(source -> source.text().contains("@SpringBootApplication"))
                .findFirst();
    }

    private Stream<Source> sources() {
        return directories.stream()
                .filter(Files::isDirectory)
                .flatMap(SourceTree::files)
                .map(SourceTree::read);
    }

    private static Stream<Found> migrations(Source source) {
        if (!source.text().contains("io.automigration")) {
            return Stream.empty();
        }
        return VERSION.matcher(source.text())
                .results()
                .flatMap(match -> version(match).stream())
                .map(version -> new Found(version, packageOf(source.text()), source.kotlin()));
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
            return files
                    .filter(file -> SOURCE.matcher(file.toString()).matches() && Files.isRegularFile(file))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw NotWrittenException.because(directory, e);
        } catch (UncheckedIOException e) {
            throw NotWrittenException.because(directory, e);
        }
    }

    /** In whatever charset it is: what is looked for in it is ASCII. */
    private static Source read(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new Source(text, file.toString().endsWith(".kt"));
        } catch (IOException e) {
            throw NotWrittenException.because(file, e);
        }
    }

    /** A source: its text, and whether it is Kotlin. */
    private record Source(String text, boolean kotlin) {}
}

package io.automigration.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An application that is measured: its module, what starts it, and how its changes are written. */
enum Side {
    STARTER("auto-migration", "auto-migration", "starter.StarterApplication", "starter", "spring.mongodb.uri"),
    MONGOCK("Mongock", "mongock", "mongock.MongockApplication", "mongock", "spring.data.mongodb.uri"),
    BARE_BOOT_4("bare, Boot 4.1", "bare-boot-4", "application.BareApplication", "starter", "spring.mongodb.uri"),
    BARE_BOOT_3("bare, Boot 3.5", "bare-boot-3.5", "application.BareApplication", "mongock", "spring.data.mongodb.uri");

    private static final String PACKAGE = "io.automigration.benchmarks.";

    final String title;
    final String changes;
    final String mainClass;
    final String uriProperty;
    private final String module;

    Side(String title, String module, String mainClass, String changes, String uriProperty) {
        this.title = title;
        this.module = module;
        this.mainClass = PACKAGE + mainClass;
        this.changes = changes;
        this.uriProperty = uriProperty;
    }

    /** The same Spring Boot and classes, and nothing that applies them. */
    Side bare() {
        return switch (this) {
            case STARTER, BARE_BOOT_4 -> BARE_BOOT_4;
            case MONGOCK, BARE_BOOT_3 -> BARE_BOOT_3;
        };
    }

    /** As the build has written it down. */
    String classPath(Path root) {
        Path target = root.resolve("benchmarks/sides").resolve(module).resolve("target");
        try {
            return target.resolve("classes")
                    + File.pathSeparator
                    + Files.readString(target.resolve("class-path")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

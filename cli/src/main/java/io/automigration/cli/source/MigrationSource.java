package io.automigration.cli.source;

import io.automigration.MigrationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source of a new migration. It compiles as it is, and fails when it is run before somebody has written it. */
public record MigrationSource(
        String inPackage, MigrationVersion version, MigrationName name, String description, boolean kotlin) {

    private static final String JAVA = """
            package %s;

            import io.automigration.Migration;
            import io.automigration.MigrationContext;
            import io.automigration.MongoMigration;

            @Migration(description = "%s")
            class %s implements MongoMigration {

                // May be called again after a transient error: keep no state, and do nothing outside of MongoDB.
                @Override
                public void up(MigrationContext context) {
                    throw new UnsupportedOperationException("not written yet");
                }

                // Called by 'migrate down' and 'migrate to' only. Without it the migration is irreversible.
                @Override
                public void down(MigrationContext context) {
                    throw new UnsupportedOperationException("not written yet");
                }
            }
            """;

    private static final String KOTLIN = """
            package %s

            import io.automigration.Migration
            import io.automigration.MigrationContext
            import io.automigration.MongoMigration

            @Migration(description = "%s")
            class %s : MongoMigration {

                // May be called again after a transient error: keep no state, and do nothing outside of MongoDB.
                override fun up(context: MigrationContext) {
                    throw UnsupportedOperationException("not written yet")
                }

                // Called by 'migrate down' and 'migrate to' only. Without it the migration is irreversible.
                override fun down(context: MigrationContext) {
                    throw UnsupportedOperationException("not written yet")
                }
            }
            """;

    /** All of the file. */
    public String text() {
        String literal = description.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ");
        return (kotlin ? KOTLIN : JAVA)
                .formatted(inPackage, kotlin ? literal.replace("$", "\\$") : literal, className());
    }

    /** Writes it below a directory of sources, where it is not yet. */
    public Path write(Path directory) {
        Path file = directory.resolve(inPackage.replace('.', '/')).resolve(className() + (kotlin ? ".kt" : ".java"));
        if (Files.exists(file)) {
            throw new NotWrittenException(file + " already exists.", "Choose another name, or delete that file.");
        }
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text());
        } catch (IOException e) {
            throw NotWrittenException.because(file, e);
        }
    }

    private String className() {
        return "V" + version.toString().replace('.', '_') + "__" + name.camelCase();
    }
}

package io.automigration.internal.plan;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationContext;
import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.store.Entry;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration of this build, known without being instantiated.
 *
 * @param version its version
 * @param name its name, as the history keeps it
 * @param description what it does; may be empty
 * @param transaction what its annotation says
 * @param idempotent whether it may be run again from its start when it was interrupted
 * @param source the class or method it comes from, for people
 * @param type the class that has {@code up} and {@code down}, no proxy of it; asked only when that matters
 * @param migration makes it, just before its turn
 */
public record MigrationDefinition(
        MigrationVersion version,
        String name,
        String description,
        TransactionMode transaction,
        boolean idempotent,
        String source,
        Supplier<Class<?>> type,
        Supplier<MongoMigration> migration) {

    // compiled once: a start with a thousand migrations comes here a thousand times
    private static final Pattern NEXT_WORD = Pattern.compile("([a-z\\d])([A-Z])");
    private static final Pattern WORD_AFTER_LETTERS = Pattern.compile("([A-Z]+)([A-Z][a-z])");
    private static final Pattern IDENTIFIER = Pattern.compile("[Vv](\\d+(?:_\\d+)*)__(\\w+)");

    /**
     * What the annotation says, and the name of the class or method where it is silent.
     *
     * @param declared what the annotation says
     * @param identifier the simple name of the class, or the name of the {@code @Bean} method
     * @param source the class or method, for people
     * @param type see the component
     * @param migration see the component
     * @throws MigrationConfigurationException when it has no version, or none in the right spelling
     */
    public static MigrationDefinition of(
            Declared declared,
            String identifier,
            String source,
            Supplier<Class<?>> type,
            Supplier<MongoMigration> migration) {
        Matcher named = IDENTIFIER.matcher(identifier);
        boolean tells = named.matches();
        String version = !declared.version().isEmpty()
                ? declared.version()
                : tells ? named.group(1).replace('_', '.') : "";
        String name = !declared.name().isEmpty() ? declared.name() : snakeCase(tells ? named.group(2) : identifier);
        return new MigrationDefinition(
                parse(version, source),
                name,
                declared.description(),
                declared.transaction(),
                declared.idempotent(),
                source,
                type,
                migration);
    }

    /** Whether it overrides {@link MongoMigration#down}. */
    public boolean reversible() {
        try {
            return type.get().getMethod("down", MigrationContext.class).getDeclaringClass() != MongoMigration.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(source + " is no MongoMigration", e);
        }
    }

    private static MigrationVersion parse(String version, String source) {
        MigrationVersion parsed;
        try {
            parsed = MigrationVersion.parse(version);
        } catch (MigrationConfigurationException e) {
            throw new MigrationVersionException(source, e);
        }
        if (parsed.equals(MigrationVersion.ZERO)) {
            throw MigrationVersionException.zero(source);
        }
        return parsed;
    }

    private static String snakeCase(String identifier) {
        String words = NEXT_WORD.matcher(identifier).replaceAll("$1_$2");
        return WORD_AFTER_LETTERS.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the history has another name for it. An entry of which nothing is in the database has none that counts: it takes
     * the new one with its next change.
     */
    public boolean renames(Entry entry) {
        return !entry.vacant() && !name.equals(entry.name());
    }
}

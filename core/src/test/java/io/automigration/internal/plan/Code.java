package io.automigration.internal.plan;

import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The migrations of a build, without anything they do. */
public final class Code {

    private static final MongoMigration REVERSIBLE = MongoMigration.of(context -> {}, context -> {});
    private static final MongoMigration IRREVERSIBLE = MongoMigration.of(context -> {});

    private final List<MigrationDefinition> definitions = new ArrayList<>();

    /** Reversible ones, which must not be run again when they were interrupted. */
    public static Code of(String... versions) {
        Code code = new Code();
        Arrays.stream(versions).forEach(version -> code.add(version, false, REVERSIBLE));
        return code;
    }

    public Code idempotent(String version) {
        return add(version, true, REVERSIBLE);
    }

    public Code irreversible(String version) {
        return add(version, false, IRREVERSIBLE);
    }

    public Catalog catalog() {
        return new Catalog(definitions);
    }

    private Code add(String version, boolean idempotent, MongoMigration migration) {
        definitions.add(new MigrationDefinition(
                MigrationVersion.parse(version),
                "m" + version,
                "What " + version + " does",
                TransactionMode.DEFAULT,
                idempotent,
                "com.shop.Migration" + version,
                migration::getClass,
                () -> {
                    throw new AssertionError("a plan instantiates nothing");
                }));
        return this;
    }
}

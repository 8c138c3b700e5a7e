package io.automigration.internal.plan;

import io.automigration.MigrationVersion;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The migrations of this build, in order. */
public final class Catalog {

    private final NavigableMap<MigrationVersion, MigrationDefinition> byVersion = new TreeMap<>();

    /**
     * A catalog.
     *
     * @param definitions the migrations, in any order
     * @throws DuplicateVersionException when two have the same version
     */
    public Catalog(List<MigrationDefinition> definitions) {
        for (MigrationDefinition definition : definitions) {
            MigrationDefinition other = byVersion.putIfAbsent(definition.version(), definition);
            if (other != null) {
                throw new DuplicateVersionException(
                        definition.version(),
                        definitions.stream()
                                .filter(each -> each.version().equals(definition.version()))
                                .map(MigrationDefinition::source)
                                .sorted()
                                .toList());
            }
        }
    }

    /** All migrations, ascending. */
    public Collection<MigrationDefinition> all() {
        return byVersion.values();
    }

    /** Their versions, ascending. */
    public List<MigrationVersion> versions() {
        return List.copyOf(byVersion.keySet());
    }

    /** The migration of this version; null when this build has none. */
    public @Nullable MigrationDefinition get(MigrationVersion version) {
        return byVersion.get(version);
    }

    /** Whether this build has it. */
    public boolean has(MigrationVersion version) {
        return byVersion.containsKey(version);
    }
}

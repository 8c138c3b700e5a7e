package io.automigration.autoconfigure;

import io.automigration.internal.text.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** Variables of the environment that look like ours and are not: a slip of the pen that would go unnoticed. */
final class UnknownVariables {

    private static final String PREFIX = "AUTO_MIGRATION_";

    private final List<String> known;

    UnknownVariables() {
        this.known = propertyNames()
                .flatMap(name -> Stream.of(name.replace('-', '_'), name.replace("-", "")))
                .map(name -> name.replace('.', '_').toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** The full names of all properties. */
    static Stream<String> propertyNames() {
        return Stream.concat(
                Stream.of(StartMode.PROPERTY, StartMode.NESTED),
                names(StartMode.PROPERTY, AutoMigrationProperties.class));
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> names(prefix, component));
    }

    private static Stream<String> names(String prefix, RecordComponent component) {
        String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
        return component.getType().isRecord() ? names(name, component.getType()) : Stream.of(name);
    }

    List<String> among(Stream<String> variables) {
        return variables
                .filter(variable -> variable.startsWith(PREFIX) && !known.contains(variable))
                .sorted()
                .toList();
    }

    /** The known variable that is the fewest typing errors away. */
    String nearest(String variable) {
        return Nearest.to(variable, known).orElseThrow();
    }
}

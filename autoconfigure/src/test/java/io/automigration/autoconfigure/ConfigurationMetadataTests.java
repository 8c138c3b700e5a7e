package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.util.ClassUtils;

/** What an IDE knows of our properties. */
class ConfigurationMetadataTests {

    private static final Set<String> WITHOUT_DEFAULT =
            Set.of("auto.migration.command", "auto.migration.target", "auto.migration.template");

    private static Map<String, Map<String, Object>> properties;
    private static Map<String, Map<String, Object>> hints;

    @BeforeAll
    static void read() throws Exception {
        // not from the class path, on which Boot's modules have files of the same name
        var ours = AutoMigrationProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        try (InputStream in = ours.toURI()
                .resolve("META-INF/spring-configuration-metadata.json")
                .toURL()
                .openStream()) {
            Map<String, Object> metadata =
                    JsonParserFactory.getJsonParser().parseMap(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            properties = byName(metadata.get("properties"));
            hints = byName(metadata.get("hints"));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> byName(Object list) {
        return ((List<Map<String, Object>>) list)
                .stream()
                        .collect(Collectors.toMap(
                                entry -> entry.get("name").toString(), entry -> entry, (a, b) -> a, TreeMap::new));
    }

    @Test
    void eachPropertyIsThereAndNoOther() {
        assertThat(properties.keySet()).containsExactlyInAnyOrderElementsOf(names().toList());
    }

    @Test
    void eachHasADescriptionOfASentence() {
        assertThat(properties)
                .allSatisfy((name, property) ->
                        assertThat((String) property.get("description")).matches("[A-Z].*\\."));
    }

    @Test
    void eachHasItsDefault() {
        assertThat(properties)
                .allSatisfy((name, property) ->
                        assertThat(property.containsKey("defaultValue")).isNotEqualTo(WITHOUT_DEFAULT.contains(name)));
    }

    @Test
    void theDefaultIsAmongTheHintsAndSoIsEachValueOfAnEnum() {
        assertThat(hints.keySet()).isSubsetOf(names().toList());
        assertThat(properties).allSatisfy((name, property) -> {
            Class<?> type = ClassUtils.resolveClassName(property.get("type").toString(), null);
            if (type.isEnum()) {
                assertThat(hinted(name)).containsExactlyElementsOf(wordsOf(type));
                assertThat(hinted(name)).contains(property.get("defaultValue").toString());
            }
        });
    }

    @Test
    void theModeIsHintedByWordsThatAreUnderstood() {
        for (String name : List.of(StartMode.PROPERTY, StartMode.NESTED)) {
            assertThat(hinted(name)).hasSameSizeAs(StartMode.values());
            assertThat(hinted(name))
                    .allSatisfy(word -> assertThat(StartMode.of(TestEnvironment.of(Map.of(name, word))))
                            .isPresent());
        }
    }

    private static Stream<String> names() {
        return UnknownVariables.propertyNames();
    }

    private static List<String> wordsOf(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .filter(word -> !word.equals("default"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> hinted(String name) {
        return ((List<Map<String, Object>>) hints.get(name).get("values"))
                .stream().map(value -> value.get("value").toString()).toList();
    }
}

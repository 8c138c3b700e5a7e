package io.automigration.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.migrations.FirstMigration;
import io.automigration.Migrations;
import io.automigration.testsupport.MongoDbForTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.Yaml;

/** The files that pages are cut from and that are no code: they are read as who uses them would read them. */
class SettingsTests {

    private static final Path FILES = Pages.ROOT.resolve("sample-app/src/test/resources/docs");
    private static final Pattern COMMENTED_OUT = Pattern.compile("^( *)# (?=[\\w-]+[:=])", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.yaml",
                "application-flat.yaml",
                "application-local.yaml",
                "all-properties.yaml",
                "tls.yaml"
            })
    void haveKnownProperties(String file) throws IOException {
        assertThat(properties(file).keySet())
                .isNotEmpty()
                .allMatch(name -> Properties.ALL.containsKey(name) || name.startsWith("spring.ssl.bundle.pem."));
    }

    @Test
    void allOfThemAreInTheBlocksToCopy() {
        String yaml = Pages.read(FILES.resolve("all-properties.yaml"));
        Map<String, Object> everything = flat(COMMENTED_OUT.matcher(yaml).replaceAll("$1"));
        Map<String, String> variables = variables(COMMENTED_OUT
                .matcher(Pages.read(FILES.resolve("all-variables.env")))
                .replaceAll("$1"));

        Set<String> names = new TreeSet<>(Properties.ours());
        names.remove("auto.migration"); // in nested YAML the mode has a name of its own
        assertThat(everything.keySet()).containsExactlyInAnyOrderElementsOf(names);
        Set<String> sameVariables = names.stream()
                .map(name -> name.equals("auto.migration.mode") ? "auto.migration" : name)
                .map(Properties::variable)
                .collect(Collectors.toSet());
        assertThat(variables.keySet()).containsExactlyInAnyOrderElementsOf(sameVariables);
        everything.forEach((name, value) -> assertThat(variables.get(
                        Properties.variable(name.equals("auto.migration.mode") ? "auto.migration" : name)))
                .isEqualTo(String.valueOf(value)));
    }

    @Test
    void theBlocksToCopySayTheDefaults() throws IOException {
        Map<String, Object> said = properties("all-properties.yaml");
        said.remove("auto.migration.mode"); // off, when nothing is copied
        assertThat(said)
                .allSatisfy((name, value) -> assertThat(String.valueOf(value))
                        .isEqualTo(String.valueOf(Properties.ALL.get(name).get("defaultValue"))));
    }

    @Test
    void anApplicationStartsWithTheBlocksToCopy() throws IOException {
        Map<String, Object> environment =
                new LinkedHashMap<>(variables(Pages.read(FILES.resolve("all-variables.env"))));
        try (ConfigurableApplicationContext shop =
                start(Map.of(), FILES.resolve("all-properties.yaml").toString())) {
            assertThat(shop.getBean(Migrations.class).status().pending()).isEmpty();
        }
        try (ConfigurableApplicationContext shop = start(environment, "optional:classpath:/none/")) {
            assertThat(shop.getBean(Migrations.class).status().pending()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "kubernetes-job.yaml", "kubernetes-deployment.yaml"})
    void containersHaveKnownVariablesAndCommands(String file, @TempDir Path directory) {
        String text = Pages.read(FILES.resolve(file));
        assertThat((Object) new Yaml().load(text)).isInstanceOf(Map.class);
        Set<String> variables =
                Properties.ALL.keySet().stream().map(Properties::variable).collect(Collectors.toSet());
        assertThat(found(text, "\\b(AUTO_MIGRATION\\w*|SPRING_\\w+)\\b(?=:|\\n)"))
                .allMatch(variables::contains);
        assertThat(found(text, "args: \\[\"migrate\", \"([^]]*)\"]"))
                .allSatisfy(command -> assertThat(CommandLine.refusal(command.replace("\", \"", " "), directory))
                        .isEmpty());
    }

    @Test
    void theRunConfigurationStartsTheApplication() throws ClassNotFoundException {
        Document launch = Document.parse(Pages.read(FILES.resolve("launch.json")));
        Document configuration =
                launch.getList("configurations", Document.class).get(0);
        assertThat(Class.forName(configuration.getString("mainClass"))).hasDeclaredMethods("main");
        assertThat(configuration.get("env", Document.class).keySet())
                .containsExactly("AUTO_MIGRATION", "SPRING_MONGODB_URI");
    }

    @Test
    void theDependencyIsThisBuilds() {
        String version = found(Pages.read(Pages.ROOT.resolve("pom.xml")), "<version>([^<]+)</version>")
                .get(0);
        String starter = found(Pages.read(Pages.ROOT.resolve("starter/pom.xml")), "<artifactId>([^<]+)</artifactId>")
                .get(1);
        assertThat(found(Pages.read(FILES.resolve("dependency.xml")), ">([^<>\\s]+)<"))
                .containsExactly("io.automigration", starter, version);
        assertThat(Pages.read(FILES.resolve("build.gradle.kts")))
                .contains("\"io.automigration:" + starter + ":" + version + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles.js", "history.js"})
    void whatIsTypedIntoTheShellIsWellFormed(String file) {
        String text =
                Pages.read(FILES.resolve(file)).replaceAll("\\w+\\(\\)", "''").replaceAll("(?m)^//.*", "");
        List<String> calls = found(text, "(?s)\\w\\((\\{.*?})\\)\\n");
        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(BsonDocument.parse("{a: [" + call + "]}")).isNotEmpty());
    }

    private static ConfigurableApplicationContext start(Map<String, Object> environment, String location) {
        StandardEnvironment with = new StandardEnvironment();
        with.getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        return new SpringApplicationBuilder(FirstMigration.class)
                .web(WebApplicationType.NONE)
                .environment(with)
                .run(
                        "--spring.config.location=" + location,
                        "--spring.mongodb.uri=" + MongoDbForTests.uri(MongoDbForTests.newDatabaseName()));
    }

    private static Map<String, Object> properties(String file) throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (PropertySource<?> source :
                new YamlPropertySourceLoader().load(file, new FileSystemResource(FILES.resolve(file)))) {
            for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                properties.put(name, source.getProperty(name));
            }
        }
        return properties;
    }

    private static Map<String, Object> flat(String yaml) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flatten("", new Yaml().load(yaml), flat);
        return flat;
    }

    private static void flatten(String prefix, Map<String, Object> nested, Map<String, Object> flat) {
        nested.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked")
                Map<String, Object> deeper = (Map<String, Object>) map;
                flatten(prefix + name + ".", deeper, flat);
            } else {
                flat.put(prefix + name, value);
            }
        });
    }

    private static Map<String, String> variables(String file) {
        return file.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static List<String> found(String text, String regex) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}

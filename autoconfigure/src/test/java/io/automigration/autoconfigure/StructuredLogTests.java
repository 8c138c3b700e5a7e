package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migration;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.MongoMigration;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application that logs as Spring Boot does unless told otherwise, and as it does when it is told to, says of a run. */
@Tag("slow")
class StructuredLogTests {

    private static final String NEXT = "---- ";
    private static final List<String> FORMATS = List.of("", "ecs", "logstash", "gelf");

    /** By format, what the console got. */
    private static Map<String, List<String>> consoles;

    /** One process for all, since its start is what takes time. */
    @BeforeAll
    static void startInEachFormat() {
        try (TestDatabase database = new TestDatabase();
                ChildProcess process = JavaProcess.ofApplication(ThereAndBack.class)
                        .withVariable("SPRING_MONGODB_URI", database.uri())
                        .start()) {
            assertThat(process.awaitExit()).as(process.errors()).isZero();
            consoles = Arrays.stream(process.output().split(NEXT))
                    .skip(1)
                    .map(part -> part.lines().toList())
                    .collect(Collectors.toMap(lines -> lines.get(0), lines -> lines.subList(1, lines.size())));
        }
        assertThat(consoles).containsOnlyKeys(FORMATS);
    }

    @AfterAll
    static void forget() {
        consoles = Map.of();
    }

    @Test
    void theUsualConsoleHasTheSentenceAlone() {
        assertThat(consoles.get("").stream().filter(line -> line.contains("] io.automigration.")))
                .hasSize(8)
                .anySatisfy(line ->
                        assertThat(line).matches(".* INFO .*io\\.automigration\\.run +: Applying 7 split_names"))
                .anySatisfy(line -> assertThat(line).matches(".* INFO .*: Applied 7 split_names in \\d+ m?s"))
                .noneSatisfy(line -> assertThat(line).containsAnyOf("auto.migration.", "event", "="));
    }

    @Test
    void ecsHasEachPairAsAFieldBelowItsPrefix() {
        everyPairIsAField("ecs", StructuredLogTests::nested);
        assertThat(events("ecs", StructuredLogTests::nested)
                        .get("step.applied")
                        .getEmbedded(List.of("log", "logger"), String.class))
                .isEqualTo("io.automigration.run");
    }

    private static Object nested(Document line, String key) {
        return line.getEmbedded(List.of(key.split("\\.")), Object.class);
    }

    @Test
    void logstashHasEachPairAsAField() {
        everyPairIsAField("logstash", (line, key) -> line.get(key));
    }

    @Test
    void gelfHasEachPairAsAnAdditionalField() {
        everyPairIsAField("gelf", (line, key) -> line.get("_" + key));
    }

    private static void everyPairIsAField(String format, BiFunction<Document, String, Object> field) {
        Map<String, Document> events = events(format, field);
        assertThat(events)
                .containsOnlyKeys("run.pending", "step.started", "step.applied", "step.reverted", "run.ended");
        Document applied = events.get("step.applied");
        assertThat(field.apply(applied, "auto.migration.version")).isEqualTo("7");
        assertThat(field.apply(applied, "auto.migration.name")).isEqualTo("split_names");
        assertThat(field.apply(applied, "auto.migration.ms")).isInstanceOf(Number.class);
        assertThat(field.apply(applied, "auto.migration.run")).asString().hasSize(36);
        assertThat(field.apply(events.get("run.ended"), "auto.migration.steps")).isEqualTo(1);
        assertThat(sentence(applied)).matches("Applied 7 split_names in \\d+ m?s");
    }

    /** The last line of each event. */
    private static Map<String, Document> events(String format, BiFunction<Document, String, Object> field) {
        return consoles.get(format).stream()
                .map(Document::parse)
                .filter(line -> field.apply(line, "auto.migration.event") != null)
                .collect(Collectors.toMap(
                        line -> field.apply(line, "auto.migration.event").toString(),
                        line -> line,
                        (one, next) -> next));
    }

    private static String sentence(Document line) {
        return Stream.of("message", "short_message")
                .filter(line::containsKey)
                .map(line::getString)
                .findFirst()
                .orElseThrow();
    }

    /** Applies one migration and takes it back, in each format. */
    static class ThereAndBack {
        public static void main(String[] arguments) {
            for (String format : FORMATS) {
                System.out.println(NEXT + format);
                try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Splitting.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(Banner.Mode.OFF)
                        .run(
                                "--auto.migration=true",
                                "--auto.migration.on-reverted=apply",
                                "--logging.structured.format.console=" + format)) {
                    context.getBean(Migrations.class).to(MigrationVersion.ZERO);
                }
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Splitting {
        @Bean
        @Migration
        MongoMigration v7__SplitNames() {
            return MongoMigration.of(context -> {}, context -> {});
        }
    }
}

package io.automigration.sample.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What only the host of the repository reads, and only after a push. */
class ProjectFilesTests {

    private static final Path FOLDER = root().resolve(".github");

    @ParameterizedTest
    @MethodSource
    void issueFormsHaveTheirParts(Path form) {
        Map<String, Object> content = yaml(form);

        assertThat(content).containsKeys("name", "description", "body");
        List<Map<String, Object>> questions = list(content.get("body")).stream()
                .filter(part -> !part.get("type").equals("markdown"))
                .toList();
        assertThat(questions).isNotEmpty().allSatisfy(question -> {
            assertThat(question.get("type")).isIn("input", "textarea", "dropdown", "checkboxes");
            assertThat(map(question.get("attributes"))).containsKey("label");
        });
        assertThat(questions)
                .extracting(question -> question.get("id"))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    static List<Path> issueFormsHaveTheirParts() {
        return files("ISSUE_TEMPLATE", ".yml").stream()
                .filter(form -> !form.endsWith("config.yml"))
                .toList();
    }

    @Test
    void issuesBeginWithAForm() {
        assertThat(yaml(FOLDER.resolve("ISSUE_TEMPLATE/config.yml"))).containsEntry("blank_issues_enabled", false);
    }

    @ParameterizedTest
    @MethodSource
    void workflowsMayOnlyReadAndPinTheirActions(Path workflow) {
        Map<String, Object> content = yaml(workflow);
        List<Map<String, Object>> jobs =
                map(content.get("jobs")).values().stream().map(job -> map(job)).toList();

        assertThat(content).containsEntry("permissions", Map.of("contents", "read"));
        assertThat(jobs)
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job)
                        .containsKeys("runs-on", "timeout-minutes")
                        .doesNotContainKey("permissions"));
        assertThat(jobs.stream().flatMap(job -> list(job.get("steps")).stream()))
                .extracting(step -> step.get("uses"))
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allSatisfy(action -> assertThat((String) action).matches("actions/[a-z-]+@v\\d+"));
    }

    static List<Path> workflowsMayOnlyReadAndPinTheirActions() {
        return files("workflows", ".yml");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsJsonCanBeRead(Path file) throws IOException {
        assertThat(new JsonMapper().readTree(Files.readString(file)).isObject()).isTrue();
    }

    static List<Path> whatIsJsonCanBeRead() {
        return files("", ".json");
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> yaml(Path file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(options).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    /** Maven starts tests in their module, others at the root. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve(".github")) ? here : here.getParent();
    }
}

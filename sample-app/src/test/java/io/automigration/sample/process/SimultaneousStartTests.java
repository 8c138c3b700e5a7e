package io.automigration.sample.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.json.JSONException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ci")
@Tag("slow")
class SimultaneousStartTests {

    private static final int INSTANCES = 6;

    @Test
    void ofSixInstancesEachMigrationIsAppliedByOneAndAllStart() throws JSONException {
        try (Database database = new Database()) {
            // old data, too, is put in by one of them
            List<Instance> instances = IntStream.range(0, INSTANCES)
                    .mapToObj(i -> Instance.start(
                            database,
                            "--spring.profiles.active=dev,slow",
                            "--server.port=0",
                            "--spring.main.banner-mode=off"))
                    .toList();
            try {
                for (Instance instance : instances) {
                    assertThat(instance.awaitPort()).isPositive();
                }
            } finally {
                instances.forEach(Instance::close);
            }
            assertThat(database.entries()).hasSize(10).allSatisfy(entry -> {
                assertThat(entry.getString("state")).isEqualTo("APPLIED");
                assertThat(entry.getList("events", Document.class))
                        .filteredOn(event -> event.getString("what").equals("APPLIED"))
                        .hasSize(1);
            });
            assertThat(database.counted()).containsExactly(1);
            assertThat(database.isLocked()).isFalse();
        }
    }
}

package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationReport;
import io.automigration.testsupport.MongoDbForTests;
import org.junit.jupiter.api.Test;

class WireCommandsTests {

    private final String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());

    @Test
    void aMigrationOfOneWriteCostsThreeCommandsAndARunFive() {
        try (Build build = new Build(uri).inserting("1").inserting("2")) {
            MigrationReport report = build.engine().apply();
            assertThat(report.steps()).hasSize(2);
            assertThat(build.commands.names())
                    .containsExactly(
                            "find",
                            "insert",
                            "update",
                            "find", // read, lock, fence, plan again
                            "insert",
                            "update",
                            "commitTransaction",
                            "insert",
                            "update",
                            "commitTransaction",
                            "update"); // free
            assertThat(build.data()).containsExactly("1", "2");
        }
    }

    @Test
    void nothingPendingCostsOneCommand() {
        try (Build build = new Build(uri).inserting("1")) {
            build.engine().apply();
        }
        try (Build build = new Build(uri).inserting("1")) {
            assertThat(build.engine().apply().steps()).isEmpty();
            assertThat(build.commands.names()).containsExactly("find");
        }
    }
}

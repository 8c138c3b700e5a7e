package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.MigrationFailedException;
import io.automigration.testsupport.MongoDbForTests;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RollbackTests {

    @Test
    void aMigrationThatLeavesItsThreadInterruptedIsRolledBackAndItsFailureKept() {
        try (Build build = new Build(MongoDbForTests.uri(MongoDbForTests.newDatabaseName())).migration("1", context -> {
            context.mongo().insert(new Document("_id", "1"), "data");
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted, and said so");
        })) {
            assertThatThrownBy(build.engine()::apply)
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("interrupted, and said so");

            assertThat(Thread.interrupted()).isFalse();
            assertThat(build.commands.names()).contains("abortTransaction");
            assertThat(build.entry("1").getString("state")).isEqualTo("FAILED");
        }
    }
}

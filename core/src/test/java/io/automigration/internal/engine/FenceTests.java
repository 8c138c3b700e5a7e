package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.RAISED;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.internal.lock.LockLostException;
import io.automigration.testsupport.wire.Fate;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FenceTests {

    private static final Fate ALREADY_THERE = Fate.answer(BsonDocument.parse(
            "{ok: 1, n: 0, nModified: 0, writeErrors: [{index: 0, code: 11000, errmsg: 'planted by a test'}]}"));

    private final ProxiedDatabase database = new ProxiedDatabase();

    @AfterEach
    void end() {
        database.close();
    }

    private void put(Document document) {
        database.direct().template.getCollection("_migrations").insertOne(document.append("format", 1));
    }

    @Test
    void aRaiseThatCollidedWithAFenceNotYetSeenIsSentAgain() {
        database.proxy.when(nth(1, RAISED), ALREADY_THERE);
        Build build = database.build().inserting("1");

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(database.proxy.commands()).filteredOn(RAISED).hasSize(2);
    }

    @Test
    void aFenceThatIsHigherMeansThatTheLockIsLost() {
        Build build = database.build().inserting("1");
        database.proxy.when(nth(1, RAISED), exchange -> {
            put(new Document("_id", "fence").append("token", 9L).append("writes", 0L));
            Fate.pass().befall(exchange);
        });

        assertThatThrownBy(build.engine()::apply)
                .isInstanceOf(LockLostException.class)
                .hasMessageContaining("the fence is at 9");
        assertThat(build.data()).isEmpty();
        assertThat(build.lock()).doesNotContainKey("holder");
    }

    @Test
    void aStepThatFindsItsEntryThereByNowIsNotCommitted() {
        Build build = database.build().migration("1", context -> {
            database.appliedByAnother("1");
            context.mongo().insert(new Document("_id", "1"), "data");
        });

        assertThat(build.engine().apply().steps()).isEmpty();
        assertThat(build.data()).isEmpty();
        assertThat(build.entry("1")).containsEntry("run", "another").containsEntry("revision", 1L);
    }

    @Test
    void theDrawnTokenIsAboveAFenceWhoseLockWasDeleted() {
        put(new Document("_id", "fence").append("token", 30L).append("writes", 3L));
        Build build = database.build().inserting("1");

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(build.lock()).containsEntry("token", 31L);
        assertThat(build.fence()).containsEntry("token", 31L).containsEntry("writes", 4L);
    }

    @Test
    void theDrawnTokenIsAboveALockWhoseFenceWasDeleted() {
        put(new Document("_id", "lock").append("token", 30L).append("beat", 0L));
        Build build = database.build().inserting("1");

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(build.lock()).containsEntry("token", 31L);
        assertThat(build.fence()).containsEntry("token", 31L);
    }

    @Test
    void aFenceThatWasDeletedWhileAMigrationRunsEndsTheRunAndNothingIsCommitted() {
        Build build = database.build().migration("1", context -> {
            context.mongo().insert(new Document("_id", "1"), "data");
            database.direct().template.getCollection("_migrations").deleteOne(new Document("_id", "fence"));
        });

        assertThatThrownBy(build.engine()::apply).isInstanceOf(LockLostException.class);
        assertThat(build.data()).isEmpty();
        assertThat(build.entry("1")).isNull();
    }

    @Test
    void aFenceThatWasRaisedBeforeATransactionBeganIsNotPassed() {
        Build build = database.build().migration("1", context -> {
            database.direct()
                    .template
                    .getCollection("_migrations")
                    .updateOne(new Document("_id", "fence"), new Document("$set", new Document("token", 9L)));
            context.mongo().insert(new Document("_id", "1"), "data");
        });

        assertThatThrownBy(build.engine()::apply).isInstanceOf(LockLostException.class);
        assertThat(build.data()).isEmpty();
        assertThat(build.entry("1")).isNull();
    }
}

package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.internal.engine.ProxiedDatabase.COMMIT;
import static io.automigration.internal.engine.ProxiedDatabase.POLL;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import io.automigration.MigrationReport;
import io.automigration.TransactionMode;
import io.automigration.testsupport.wire.Command;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the application's connection string or template says, the protocol holds and does not starve. */
@Tag("slow")
class ConnectionOptionsTests {

    private static final BsonString MAJORITY = new BsonString("majority");

    private final ProxiedDatabase database = new ProxiedDatabase();

    @AfterEach
    void end() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readPreference=secondaryPreferred",
                "w=0",
                "w=1",
                "journal=true",
                "wtimeoutMS=1",
                "readConcernLevel=local",
                "retryWrites=false",
                "retryReads=false",
                "maxPoolSize=1",
                "timeoutMS=300"
            })
    void theProtocolHoldsWith(String option) {
        Build build = database.build(option);
        if (!option.equals("maxPoolSize=1")) {
            build.migration("4", TransactionMode.NONE, false, Build.insert("4"));
        }
        migrateForLongerThanALease(build);
    }

    @Test
    void theProtocolHoldsWithATemplateThatWantsNoAnswers() {
        Build build = database.build();
        build.template.setWriteConcern(WriteConcern.UNACKNOWLEDGED);
        migrateForLongerThanALease(build);
    }

    @Test
    void aClientOfShortTimeOutsWaitsForAHolderAsLongAsItTakes() {
        CountDownLatch done = new CountDownLatch(1);
        Build holder = database.direct().migration("1", context -> done.await());
        CompletableFuture<MigrationReport> holding = Contention.start(holder.engine()::apply);
        Awaitility.await().until(() -> holder.fence() != null);
        Build waiter = database.build("timeoutMS=300").migration("1", context -> {});
        CompletableFuture<MigrationReport> waiting = Contention.start(waiter.engine()::apply);
        Awaitility.await()
                .until(() -> database.proxy.commands().stream().filter(POLL).count() >= 6);
        done.countDown();
        holding.join();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
        assertThat(waiting.join().steps()).isEmpty();
    }

    private void migrateForLongerThanALease(Build build) {
        build.migration("1", context -> {
                    context.mongo().insert(new Document("_id", "1"), "data");
                    Awaitility.await()
                            .until(() -> database.proxy.commands().stream()
                                            .filter(BEAT)
                                            .count()
                                    >= 5);
                    context.mongo().insert(new Document("_id", "2"), "data");
                })
                .inserting("3");
        build.engine().apply();

        Build reader = database.direct();
        assertThat(reader.data()).startsWith("1", "2", "3");
        assertThat(reader.lock()).containsEntry("token", 1L).doesNotContainKey("holder");
        database.proxy.commands().forEach(ConnectionOptionsTests::assertOfMajority);
        assertThat(database.proxy.commands()).anyMatch(COMMIT);
    }

    private static void assertOfMajority(Command command) {
        BsonDocument body = command.body();
        boolean ours = new BsonString("_migrations").equals(body.get(command.name()));
        if (command.name().equals("commitTransaction")) {
            assertThat(concern(body, "writeConcern", "w"))
                    .as(command.toString())
                    .isEqualTo(MAJORITY);
        } else if (body.containsKey("autocommit")) {
            assertThat(body).as(command.toString()).doesNotContainKey("writeConcern");
            if (body.containsKey("startTransaction")) {
                assertThat(concern(body, "readConcern", "level"))
                        .as(command.toString())
                        .isEqualTo(MAJORITY);
            }
        } else if (ours && List.of("insert", "update").contains(command.name())) {
            assertThat(concern(body, "writeConcern", "w"))
                    .as(command.toString())
                    .isEqualTo(MAJORITY);
        } else if (ours && command.name().equals("find")) {
            assertThat(concern(body, "readConcern", "level"))
                    .as(command.toString())
                    .isEqualTo(MAJORITY);
            assertThat(concern(body, "$readPreference", "mode"))
                    .as(command.toString())
                    // the second is what the driver says over a direct connection
                    .isIn(null, new BsonString("primary"), new BsonString("primaryPreferred"));
        }
    }

    private static @Nullable BsonValue concern(BsonDocument body, String field, String value) {
        return body.getDocument(field, new BsonDocument()).get(value);
    }
}

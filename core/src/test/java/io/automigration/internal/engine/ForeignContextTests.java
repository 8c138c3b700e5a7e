package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
import io.automigration.internal.store.RoutedDatabaseException;
import io.automigration.testsupport.MongoDbForTests;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls of an application's own code, from where a run can't do what it says. */
class ForeignContextTests {

    private final String first = MongoDbForTests.newDatabaseName();
    private final String second = MongoDbForTests.newDatabaseName();
    private final Build build = new Build(MongoDbForTests.uri(first)).inserting("1");

    @AfterEach
    void end() {
        build.close();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new MongoTransactionManager(build.template.getMongoDatabaseFactory()));
    }

    @Test
    void aCallInsideATransactionIsRefused() {
        MigrationEngine engine = build.engine();
        for (Runnable call : List.<Runnable>of(
                engine::up,
                engine::apply,
                () -> engine.baseline(MigrationVersion.parse("1")),
                () -> engine.repair(MigrationVersion.parse("1"), RepairedState.APPLIED, "done by hand"),
                () -> engine.unlock(false))) {
            assertThatThrownBy(() -> transaction().executeWithoutResult(status -> call.run()))
                    .isInstanceOf(CalledInTransactionException.class);
        }
        assertThat(build.lock()).isNull();
    }

    @Test
    void whatOnlyReadsMayBeCalledInsideATransaction() {
        MigrationEngine engine = build.engine();
        transaction()
                .executeWithoutResult(
                        status -> assertThat(engine.status().pending()).hasSize(1));
    }

    @Test
    void aFactoryThatLeadsSomewhereElseByNowIsRefused() {
        AtomicReference<String> tenant = new AtomicReference<>(first);
        MigrationEngine engine =
                build.engineOn(new MongoTemplate(new SimpleMongoClientDatabaseFactory(build.client, first) {
                    @Override
                    protected MongoDatabase doGetMongoDatabase(String name) {
                        return super.doGetMongoDatabase(tenant.get());
                    }
                }));
        engine.up();
        tenant.set(second);

        assertThatThrownBy(engine::status).isInstanceOf(RoutedDatabaseException.class);
        assertThatThrownBy(engine::up)
                .isInstanceOf(RoutedDatabaseException.class)
                .hasMessageContaining("'" + second + "' now, and led to '" + first + "' before");
        assertThat(build.client.getDatabase(second).listCollectionNames().into(new java.util.ArrayList<>()))
                .isEmpty();
        assertThat(build.template.findAll(Document.class, "data")).hasSize(1);
    }
}

package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.sample.Snapshot;
import java.util.ArrayList;
import java.util.List;

class CreateCollectionsTests {

    private final V4_1__CreateCollections migration = new V4_1__CreateCollections();

    @DatabaseTest
    void createsCollectionsAndDropsThem(TestDatabase database) {
        database.insert("users", "[{_id: 1}]");
        Snapshot before = database.snapshot();

        database.up(migration);
        assertThat(names(database)).containsExactlyInAnyOrder("users", "evaluation_results", "removed_users");

        database.down(migration);
        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void mayBeRunAgainEitherWay(TestDatabase database) {
        database.up(migration);
        Snapshot once = database.snapshot();
        database.up(migration);
        assertThat(database.snapshot()).isEqualTo(once);

        database.down(migration);
        database.down(migration);
        assertThat(names(database)).isEmpty();
    }

    @DatabaseTest
    void dropsNoCollectionThatIsInUse(TestDatabase database) {
        database.insert("removed_users", "[{_id: 1}]");
        database.insert("evaluation_results", "[{_id: 1}]");
        Snapshot before = database.snapshot();

        database.up(migration);
        database.down(migration);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void verifyFindsWhatIsMissing(TestDatabase database) {
        assertThatThrownBy(() -> database.verify(migration)).hasMessageEndingWith("is not there");
    }

    private static List<String> names(TestDatabase database) {
        return database.mongo().listCollectionNames().into(new ArrayList<>());
    }
}

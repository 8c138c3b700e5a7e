package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import io.automigration.sample.Snapshot;

class UniqueUserEmailTests {

    private final V8__UniqueUserEmail migration = new V8__UniqueUserEmail();

    @DatabaseTest
    void refusesASecondUserWithAnAddress(TestDatabase database) {
        database.insert("users", "[{_id: 1, email: 'ada@example.com'}, {_id: 2}]");
        database.up(migration);

        assertThatThrownBy(() -> database.insert("users", "[{_id: 3, email: 'ada@example.com'}]"))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteErrors()).extracting("code").containsExactly(11000));
    }

    @DatabaseTest
    void doesNotMindUsersWithoutOne(TestDatabase database) {
        database.insert("users", "[{_id: 1, email: 'ada@example.com'}]");
        database.up(migration);

        if (database.hasPartialIndexes()) {
            database.insert("users", "[{_id: 2}, {_id: 3}, {_id: 4, email: ''}, {_id: 5, email: ''}]");
        }
        database.insert("users", "[{_id: 6, email: 'grace@example.com'}]");
        database.verify(migration);
    }

    @DatabaseTest
    void goesBackToTheByteAndMayBeRunAgainEitherWay(TestDatabase database) {
        database.insert("users", "[{_id: 1, email: 'ada@example.com'}]");
        Snapshot before = database.snapshot();

        database.up(migration);
        database.up(migration);
        database.down(migration);
        database.down(migration);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void isNotToBeHadWithDuplicates(TestDatabase database) {
        database.insert("users", "[{_id: 1, email: 'ada@example.com'}, {_id: 2, email: 'ada@example.com'}]");

        assertThatThrownBy(() -> database.up(migration))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    @DatabaseTest
    void verifyFindsItMissing(TestDatabase database) {
        assertThatThrownBy(() -> database.verify(migration)).hasMessage("the index email_unique is not there");
    }
}

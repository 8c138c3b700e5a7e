package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.sample.Snapshot;

class RemoveDuplicateUsersTests {

    private static final String OLD = """
            [
              {_id: 5, email: 'ada@example.com', name: 'third'},
              {_id: 1, email: 'ada@example.com', name: 'first'},
              {_id: 2, email: 'grace@example.com'},
              {_id: 3, name: 'second', email: 'ada@example.com'},
              {_id: 6, email: 'Ada@example.com'},
              {_id: 7}, {_id: 8},
              {_id: 9, email: null}, {_id: 10, email: null},
              {_id: 11, email: ''}, {_id: 12, email: ''},
              {_id: 13, email: 5}, {_id: 14, email: 5}
            ]""";

    private final V7__RemoveDuplicateUsers migration = new V7__RemoveDuplicateUsers();

    @DatabaseTest
    void keepsTheFirstOfEachAddress(TestDatabase database) {
        database.insert("users", OLD);

        database.up(migration);

        database.assertDocuments("users", """
                [
                  {_id: 1, email: 'ada@example.com', name: 'first'},
                  {_id: 2, email: 'grace@example.com'},
                  {_id: 6, email: 'Ada@example.com'},
                  {_id: 7}, {_id: 8},
                  {_id: 9, email: null}, {_id: 10, email: null},
                  {_id: 11, email: ''}, {_id: 12, email: ''},
                  {_id: 13, email: 5}, {_id: 14, email: 5}
                ]""");
        database.assertDocuments("removed_users", """
                [
                  {_id: 3, name: 'second', email: 'ada@example.com'},
                  {_id: 5, email: 'ada@example.com', name: 'third'}
                ]""");
    }

    @DatabaseTest
    void goesBackToTheByte(TestDatabase database) {
        database.mongo().createCollection("removed_users");
        database.insert("users", OLD);
        Snapshot before = database.snapshot();

        database.up(migration);
        database.down(migration);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void leavesNewUsersAlone(TestDatabase database) {
        database.insert("users", "[{_id: 1, email: 'a@example.com'}, {_id: 2, email: 'a@example.com'}]");
        database.up(migration);
        database.insert("users", "[{_id: 3, email: 'new@example.com'}]");

        database.down(migration);

        database.assertDocuments("users", """
                [
                  {_id: 1, email: 'a@example.com'}, {_id: 2, email: 'a@example.com'}, {_id: 3, email: 'new@example.com'}
                ]""");
    }

    @DatabaseTest
    void verifyFindsWhatIsLeft(TestDatabase database) {
        database.insert("users", OLD);

        assertThatThrownBy(() -> database.verify(migration)).hasMessageStartingWith("there still is a duplicate");
    }
}

package io.automigration.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepErrorTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ email: \"ann@shop.example\" }",
                "{ a: { b: 1 }, email: \"ann@shop.example\" }",
                "{ a: \"}\", email: \"ann@shop.example\" }",
                "{ a: \"two\nlines\", email: \"ann@shop.example\" }",
                "Document({\"email\": String(\"ann@shop.example\")})"
            })
    void aDuplicateKeyIsKeptWithoutItsValues(String key) {
        assertThat(kept("E11000 duplicate key error collection: shop.users index: email_1 dup key: " + key
                        + "', details={}}."))
                .isEqualTo("E11000 duplicate key error collection: shop.users index: email_1 dup key: {…}");
    }

    @Test
    void allDuplicateKeysOfABulkAreKeptWithoutTheirValues() {
        assertThat(kept("[index: email_1 dup key: { email: \"ann\" }', index: name_1 dup key: { name: \"bob\" }]"))
                .doesNotContain("ann", "bob");
    }

    @Test
    void aPasswordInAConnectionStringIsNotKept() {
        assertThat(kept("can't reach mongodb://app:secret@db.example:27017/shop"))
                .isEqualTo("can't reach mongodb://***@db.example:27017/shop");
    }

    @Test
    void aLongMessageIsCutAtEightThousandCharacters() {
        assertThat(kept("x".repeat(9_000))).isEqualTo("x".repeat(8_000));
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(kept("x".repeat(7_999) + "😀")).isEqualTo("x".repeat(7_999));
    }

    private static String kept(String message) {
        return new StepError(Direction.UP, "DuplicateKeyException", 11000, message, "", true, null).message();
    }
}

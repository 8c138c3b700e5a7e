package io.automigration.internal.store;

import java.math.BigDecimal;
import java.time.Instant;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a stored document, which people and tools may have edited: a null counts as absent. What decides
 * something has the type that was written, or is refused by its name; what is only shown is shown as far as it can be.
 */
final class Fields {

    private Fields() {}

    static boolean has(BsonDocument document, String field) {
        return get(document, field).getBsonType() != BsonType.NULL;
    }

    private static BsonValue get(BsonDocument document, String field) {
        return document.getOrDefault(field, BsonNull.VALUE);
    }

    /** Empty when absent. */
    static String text(BsonDocument document, String field) {
        if (!has(document, field)) {
            return "";
        }
        return expect(document, field, BsonType.STRING).asString().getValue();
    }

    /** False when absent. */
    static boolean flag(BsonDocument document, String field) {
        return has(document, field)
                && expect(document, field, BsonType.BOOLEAN).asBoolean().getValue();
    }

    /** A whole number, of whatever type; refused when absent: what is written matches it. */
    static long number(BsonDocument document, String field) {
        BsonValue value = get(document, field);
        if (!value.isNumber()) {
            throw new UnreadableFieldException(field, value, "a number");
        }
        try {
            return whole(value).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableFieldException(field, value, "a whole number");
        }
    }

    static EntryState state(BsonDocument document, String field) {
        BsonValue value = expect(document, field, BsonType.STRING);
        try {
            return EntryState.of(value.asString().getValue());
        } catch (IllegalArgumentException e) {
            throw new UnreadableFieldException(field, value, "a state");
        }
    }

    /** Empty when absent. */
    static BsonArray array(BsonDocument document, String field) {
        return has(document, field) ? expect(document, field, BsonType.ARRAY).asArray() : new BsonArray();
    }

    /** Empty when absent. */
    static BsonDocument document(BsonDocument document, String field) {
        return has(document, field) ? expect(document, field, BsonType.DOCUMENT).asDocument() : new BsonDocument();
    }

    static Instant time(BsonDocument document, String field) {
        return Instant.ofEpochMilli(
                expect(document, field, BsonType.DATE_TIME).asDateTime().getValue());
    }

    private static BsonValue expect(BsonDocument document, String field, BsonType type) {
        BsonValue value = get(document, field);
        if (value.getBsonType() != type) {
            throw new UnreadableFieldException(field, value, UnreadableFieldException.named(type));
        }
        return value;
    }

    private static BigDecimal whole(BsonValue number) {
        return number.isDecimal128()
                ? number.asDecimal128().getValue().bigDecimalValue()
                : number.isDouble()
                        ? BigDecimal.valueOf(number.asDouble().getValue())
                        : BigDecimal.valueOf(number.asNumber().longValue());
    }

    /** For people: empty when it is no text. */
    static String shown(BsonDocument document, String field) {
        return document.isString(field) ? document.getString(field).getValue() : "";
    }

    /** For people: 0 when it is no whole number. */
    static long shownNumber(BsonDocument document, String field) {
        try {
            return number(document, field);
        } catch (UnreadableFieldException e) {
            return 0;
        }
    }

    /** For people: false when it is no boolean. */
    static boolean shownFlag(BsonDocument document, String field) {
        return document.isBoolean(field) && document.getBoolean(field).getValue();
    }

    /** For people: empty when it is no document. */
    static BsonDocument shownDocument(BsonDocument document, String field) {
        return document.isDocument(field) ? document.getDocument(field) : new BsonDocument();
    }

    /** For people: null when it is no time. */
    static @Nullable Instant shownTime(BsonDocument document, String field) {
        return document.isDateTime(field)
                ? Instant.ofEpochMilli(document.getDateTime(field).getValue())
                : null;
    }
}

package io.automigration.internal.store;

import java.util.Locale;
import org.bson.BsonType;
import org.bson.BsonValue;

/** A field of a stored document holds what no release of ours writes there: a person or a tool has edited it. */
final class UnreadableFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    UnreadableFieldException(String field, BsonValue found, String expected) {
        this(field, "is " + shown(found) + ", not " + expected);
    }

    private UnreadableFieldException(String field, String problem) {
        super("its field " + field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** The same of a document that holds this one. */
    UnreadableFieldException within(String path) {
        return new UnreadableFieldException(path + "." + field, problem);
    }

    /** What people call the type. */
    static String named(BsonType type) {
        return switch (type) {
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case DATE_TIME -> "a date";
            case DOCUMENT -> "an object";
            case ARRAY -> "an array";
            case NULL -> "missing or null";
            default -> "of type " + type.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String shown(BsonValue found) {
        return found.isString()
                ? "the string '" + found.asString().getValue() + "'"
                : found.isNumber() ? "the number " + found.asNumber().doubleValue() : named(found.getBsonType());
    }
}

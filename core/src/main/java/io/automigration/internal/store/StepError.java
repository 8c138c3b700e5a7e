package io.automigration.internal.store;

import io.automigration.Direction;
import io.automigration.internal.text.Masked;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * Why a step failed, as its entry keeps it.
 *
 * @param direction which way it went
 * @param type the simple name of the error's class
 * @param code the server's code; 0 when it was no error of the server
 * @param message the error's message, without values of keys and passwords
 * @param at where it came from in the application's code: {@code "V9__SplitNames.java:21"}; empty when not known
 * @param rolledBack whether nothing of the step is left
 * @param was the state before; null when there was no entry
 */
public record StepError(
        Direction direction,
        String type,
        int code,
        String message,
        String at,
        boolean rolledBack,
        @Nullable EntryState was) {

    private static final int LONGEST_MESSAGE = 8_000;

    /** An error whose message tells no values of keys and no password, and is no longer than an entry keeps. */
    public StepError {
        message = cut(Masked.text(message));
    }

    private static String cut(String message) {
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        boolean inTwo = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1));
        return message.substring(0, inTwo ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE);
    }

    /** Type and message, for people. */
    public String text() {
        return type + ": " + message;
    }

    /** Whether the code was never begun: the announcement was taken back when the lock turned out to be lost. */
    public boolean withdrawn() {
        return type.equals(WITHDRAWN);
    }

    /** Whether a step failed at all: what is kept may also be why an entry is pending again. */
    public boolean ofAStep() {
        return !withdrawn() && !type.equals(REPAIRED);
    }

    static final String WITHDRAWN = "Withdrawn";
    private static final String REPAIRED = "Repaired";

    /**
     * What an entry says whose step was announced and not begun.
     *
     * @param direction which way it would have gone
     */
    public static StepError withdrawal(Direction direction) {
        return new StepError(direction, WITHDRAWN, 0, "the lock was lost before the code was called", "", true, null);
    }

    /**
     * What an entry says that a person has found to be pending.
     *
     * @param direction which way its last step went
     */
    public static StepError repairedToPending(Direction direction) {
        return new StepError(direction, REPAIRED, 0, "someone found it to be pending", "", true, null);
    }

    static StepError read(BsonDocument document) {
        return new StepError(
                Fields.text(document, "direction").equals("down") ? Direction.DOWN : Direction.UP,
                Fields.shown(document, "type"),
                (int) Fields.shownNumber(document, "code"),
                Fields.shown(document, "message"),
                Fields.shown(document, "at"),
                Fields.flag(document, "rolledBack"),
                Fields.has(document, "was") ? Fields.state(document, "was") : null);
    }

    BsonDocument write() {
        BsonDocument document = new BsonDocument("direction", new BsonString(direction.toString()))
                .append("type", new BsonString(type))
                .append("code", new BsonInt32(code))
                .append("message", new BsonString(message))
                .append("rolledBack", BsonBoolean.valueOf(rolledBack));
        if (!at.isEmpty()) {
            document.append("at", new BsonString(at));
        }
        if (was != null) {
            document.append("was", new BsonString(was.name()));
        }
        return document;
    }
}

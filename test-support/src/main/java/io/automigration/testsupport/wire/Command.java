package io.automigration.testsupport.wire;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.bson.BsonDocument;

/**
 * A command that came to the proxy, and conditions to pick some by.
 *
 * @param number its place among all that came, from 1 on; what the driver sends for itself (hello, ping) is not counted
 * @param body the command and its arguments, {@code $db} and {@code lsid} included
 * @param connection the driver's connection it came on, from 1 on
 * @param appName how the application called itself, or an empty text
 */
public record Command(int number, String name, BsonDocument body, int connection, String appName) {

    public static Predicate<Command> any() {
        return command -> true;
    }

    public static Predicate<Command> named(String... names) {
        return command -> List.of(names).contains(command.name());
    }

    /** The k-th of all commands. */
    public static Predicate<Command> number(int k) {
        return command -> command.number() == k;
    }

    /** The k-th of those that this condition holds for; others' are not counted. */
    public static Predicate<Command> nth(int k, Predicate<Command> condition) {
        AtomicInteger seen = new AtomicInteger();
        return command -> condition.test(command) && seen.incrementAndGet() == k;
    }

    public static Predicate<Command> from(String appName) {
        return command -> command.appName().equals(appName);
    }
}

package io.automigration.proof;

import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.Contention;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.WireProxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The death of an instance, as the server sees it: after some command it never hears of it again, and is not told so.
 *
 * @param at the last command
 * @param executed whether the server still executes it
 */
public record Death(Predicate<Command> at, boolean executed) {

    /** For who is to die: closing its client just when it looks for its server may take that long. */
    public static final String SOON_CLOSED = "serverSelectionTimeoutMS=5000";

    public static Death before(Predicate<Command> command) {
        return new Death(command, false);
    }

    public static Death after(Predicate<Command> command) {
        return new Death(command, true);
    }

    /** Lets an instance live until it dies; all its commands go through this proxy. */
    public void befall(WireProxy proxy, Build instance, Consumer<MigrationEngine> work) {
        CompletableFuture<Void> death = new CompletableFuture<>();
        Fate cutOff = executed ? Fate.cutOffAfter() : Fate.cutOffBefore();
        proxy.when(at, cutOff.then(() -> death.complete(null)));
        CompletableFuture<Void> life = Contention.<Void>start(() -> {
                    work.accept(instance.engine(new LeapingTicker()));
                    return null;
                })
                .exceptionally(error -> null);
        CompletableFuture.anyOf(death, life).join();
        instance.close(); // else it would look for its server for long
        life.join();
    }
}

package io.automigration.proof.many;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.automigration.MigrationContext;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Many instances of one application, in this JVM and in others, that begin at a sign and of which the fastest goes on at
 * another. The signs are files, so that all processes see them.
 *
 * @param signs where they are
 * @param fails whether the second of the migrations throws
 */
record Crowd(Path signs, boolean fails) {

    static final int PENDING = 20;

    private static final String BEGIN = "begin";
    private static final String GO_ON = "go-on";
    // far longer than any of them is not heard of, on a machine with fifty of them
    private static final Duration LEASE = Duration.ofSeconds(20);

    void begin() {
        give(BEGIN);
    }

    void goOn() {
        give(GO_ON);
    }

    void awaitBegin() {
        await(BEGIN);
    }

    /** One of them; it tells whenever it tries the migration that throws. */
    Build instance(String name, Build build, Runnable tried) {
        build.settings(settings -> named(name, Build.with(settings, LEASE)));
        IntStream.rangeClosed(1, PENDING)
                .mapToObj(Integer::toString)
                .forEach(version -> build.migration(version, context -> {
                    count(version, context);
                    if (version.equals("1")) {
                        await(GO_ON);
                    } else if (version.equals("2") && fails) {
                        tried.run();
                        throw new IllegalStateException("as on every instance");
                    }
                }));
        return build;
    }

    private static void count(String version, MigrationContext context) {
        context.database()
                .getCollection("data")
                .updateOne(Filters.eq("_id", version), Updates.inc("times", 1), new UpdateOptions().upsert(true));
    }

    private static RunSettings named(String name, RunSettings settings) {
        return settings.withApplication(name, settings.build());
    }

    private void give(String sign) {
        try {
            Files.createFile(signs.resolve(sign));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String sign) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(signs.resolve(sign)));
    }
}

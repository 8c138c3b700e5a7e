package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
import io.automigration.TransactionMode;
import io.automigration.testsupport.StandaloneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the protocol sends needs no more of a server than the table in {@code docs/internals/design.md} says, and no less. */
@Tag("slow")
class ServerNeedsTests {

    private static final Set<String> OF_TRANSACTIONS = Set.of("commitTransaction", "abortTransaction", "killSessions");
    // what the driver adds to any command
    private static final Set<String> OF_THE_DRIVER =
            Set.of("$db", "$clusterTime", "$readPreference", "lsid", "txnNumber", "apiVersion");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    private final Set<String> used = new TreeSet<>();

    @Test
    void theTableSaysAllThatIsSent() throws IOException {
        try (Build build = new Build(Build.newUri())) {
            everything(build);
            build.template.getCollection("_migrations").deleteMany(new BsonDocument());
            build.template.getCollection("data").deleteMany(new BsonDocument());
            Contention.deadHolder(build);
            fails(() -> build.engine().apply());
            used(build);
        }
        try (Build build = new Build(Build.newUri())) {
            build.migration("1", context -> {
                Build.insert("1").up(context);
                throw new IllegalStateException("what it wrote is to be aborted");
            });
            fails(() -> build.engine().apply());
            used(build);
        }
        try (StandaloneServer server = StandaloneServer.start();
                Build build = new Build(server.uri("needs"))) {
            everything(build);
            used(build);
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(written());
    }

    private static void everything(Build build) {
        build.inserting("1")
                .migration("2", TransactionMode.NONE, true, Build.insert("2"))
                .failing("3", TransactionMode.NONE);
        fails(() -> build.engine().apply());
        build.engine().repair(MigrationVersion.parse("3"), RepairedState.PENDING, "it left nothing");
        build.engine().baseline(MigrationVersion.parse("3"));
        build.engine().repair(MigrationVersion.parse("3"), RepairedState.REVERTED, "it was declared by mistake");
        build.engine().down(2);
        build.engine().history();
        build.engine().status();
    }

    private static void fails(Runnable run) {
        try {
            run.run();
        } catch (RuntimeException e) {
            return;
        }
        throw new AssertionError("it did not fail");
    }

    private void used(Build build) {
        for (BsonDocument command : build.commands.commands()) {
            String name = command.getFirstKey();
            boolean ours = command.get(name).isString()
                    && command.getString(name).getValue().equals("_migrations")
                    && !name.equals("delete"); // the test's own
            if (ours || OF_TRANSACTIONS.contains(name)) {
                used.add(name);
                command.forEach((field, value) -> used(name, field, value));
            }
        }
    }

    private void used(String command, String field, BsonValue value) {
        if (field.equals(command) || OF_THE_DRIVER.contains(field)) {
            return;
        }
        switch (field) {
            case "updates" ->
                value.asArray().forEach(statement -> {
                    used.addAll(options(statement.asDocument()));
                    operators(statement.asDocument());
                });
            case "filter", "projection" -> {
                used.add(field);
                operators(value);
            }
            case "documents" -> {}
            default -> used.add(field);
        }
    }

    private static List<String> options(BsonDocument statement) {
        List<String> options = new ArrayList<>(statement.keySet());
        options.removeAll(List.of("q", "u"));
        return options;
    }

    private void operators(BsonValue value) {
        if (value.isDocument()) {
            value.asDocument().forEach((name, inner) -> {
                if (name.startsWith("$")) {
                    used.add(name);
                }
                operators(inner);
            });
        } else if (value.isArray()) {
            value.asArray().forEach(this::operators);
        }
    }

    private static Set<String> written() throws IOException {
        String page = Files.readString(Path.of("../docs/internals/design.md"));
        String section = page.substring(page.indexOf("## What is needed of a server"));
        Set<String> words = new TreeSet<>();
        section.lines()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> WORD.matcher(cell).results())
                .map((MatchResult found) -> found.group(1))
                .forEach(words::add);
        return words;
    }
}

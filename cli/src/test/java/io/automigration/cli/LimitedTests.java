package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.internal.engine.Build;
import io.automigration.testsupport.PrivateServer;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may not write, and who is too old to read. */
@Tag("slow")
class LimitedTests {

    @Test
    void whoMayOnlyReadCanLook() {
        try (PrivateServer server = PrivateServer.start()) {
            try (Build owner = new Build(server.uri("shop")).inserting("1")) {
                Called.of(owner, "up");
                owner.client
                        .getDatabase("admin")
                        .runCommand(new Document("createUser", "reader")
                                .append("pwd", "secret")
                                .append("roles", List.of(new Document("role", "read").append("db", "shop"))));
            }
            server.restart("--auth");
            try (Build reader = new Build(as("reader:secret", server.uri("shop")))
                    .inserting("1")
                    .inserting("2")) {
                assertThat(Called.of(reader, "status").out()).containsPattern("1 +applied");
                assertThat(Called.of(reader, "plan").out()).containsPattern("up +2");
                assertThat(Called.of(reader, "history").out()).contains("APPLIED");
                assertThat(Called.of(reader, "validate").code()).isEqualTo(3);
                Called up = Called.of(reader, "up");
                assertThat(up.code()).isEqualTo(1);
                assertThat(up.err()).contains("shop._migrations").doesNotContain("secret");
            }
        }
    }

    @Test
    void aHistoryOfANewerReleaseIsRefused() {
        try (Build build = new Build(Build.newUri()).inserting("1")) {
            build.template.insert(new Document("_id", "lock").append("format", 99), "_migrations");
            for (String command : List.of("status", "history", "plan", "validate", "up")) {
                Called refused = Called.of(build, command);
                assertThat(refused.code()).as(command).isEqualTo(5);
                assertThat(refused.out()).isEmpty();
                assertThat(refused.err()).contains("format 99", "Use the auto-migration release of that build");
            }
        }
    }

    private static String as(String user, String uri) {
        return uri.replace("mongodb://", "mongodb://" + user + "@") + (uri.contains("?") ? "&" : "?")
                + "authSource=admin";
    }
}

package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.internal.engine.Build;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a person has confirmed is what is done. */
class ConfirmedRunTests {

    private final String uri = Build.newUri();

    @Test
    void nothingIsRevertedWhenAnotherRunRevertedTheSameBeforeTheAnswer() {
        try (Build build = applied("1", "2", "3")) {
            Called answered = answeredAfter(() -> Called.of(build, "down", "--yes"), build, "down");
            assertThat(answered.code()).isEqualTo(5);
            assertThat(answered.out()).isEmpty();
            assertThat(answered.err()).containsPattern("down +3 +m3").contains("The history has changed", "down 2 m2");
            assertThat(build.data()).containsExactly("1", "2");
        }
    }

    @Test
    void nothingIsRevertedWhenAnotherBuildAppliedMoreBeforeTheAnswer() {
        try (Build build = applied("1", "2");
                Build newer = new Build(uri).inserting("1").inserting("2").inserting("3")) {
            Called answered = answeredAfter(() -> Called.of(newer, "up"), newer, "to", "1");
            assertThat(answered.code()).isEqualTo(5);
            assertThat(newer.data()).containsExactly("1", "2", "3");
            Called json = answeredAfter(() -> Called.of(newer, "down", "--yes"), newer, "to", "1", "--format=json");
            assertThat(json.json().toJson()).contains("PLAN_CHANGED");
            assertThat(newer.data()).containsExactly("1", "2");
        }
    }

    @Test
    void nothingIsLeftToDoWhenAnotherRunHasDoneAllOfIt() {
        try (Build build = applied("1", "2", "3")) {
            Called answered = answeredAfter(() -> Called.of(build, "to", "1", "--yes"), build, "to", "1");
            assertThat(answered.code()).isZero();
            assertThat(answered.out()).isEqualToIgnoringNewLines("Nothing to do.");
            assertThat(build.data()).containsExactly("1");
        }
    }

    private Build applied(String... versions) {
        Build build = new Build(uri);
        for (String version : versions) {
            build.inserting(version);
        }
        Called.of(build, "up");
        return build;
    }

    private static Called answeredAfter(Runnable event, Build build, String... words) {
        return Called.in(new Called.Place(true, new LateYes(event), Called.NO_COLOUR, Path.of("")), build, words);
    }

    /** A person who thinks about it, while something happens, and then says yes. */
    private static final class LateYes extends InputStream {

        private final Runnable event;
        private final InputStream yes = new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8));
        private boolean happened;

        LateYes(Runnable event) {
            this.event = event;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws java.io.IOException {
            if (!happened) {
                happened = true;
                event.run();
            }
            return yes.read(bytes, offset, length);
        }
    }
}

package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.internal.engine.Build;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a command asks the database. Two migrations of three are applied before. */
class WireCommandsTests {

    /** Read; lock, fence, and read again under the lock; one step, fence and entry, commit; release. */
    private static final List<String> RUN_OF_ONE_STEP =
            List.of("find", "update", "update", "find", "insert", "update", "commitTransaction", "update");

    /** A step down deletes where a step up inserts. */
    private static final List<String> RUN_OF_ONE_STEP_DOWN =
            List.of("find", "update", "update", "find", "delete", "update", "commitTransaction", "update");

    private final Build build =
            new Build(Build.newUri()).inserting("1").inserting("2").inserting("3");

    @BeforeEach
    void applyTwo() {
        Called.of(build, "up", "2");
        build.commands.clear();
    }

    @AfterEach
    void close() {
        build.close();
    }

    @Test
    void statusReadsTheHistoryOnce() {
        Called.of(build, "status");
        assertThat(build.commands.names()).containsExactly("find");
    }

    @Test
    void planReadsTheHistoryOnceAndTwiceForAName() {
        Called.of(build, "plan");
        assertThat(build.commands.names()).containsExactly("find");
        Called.of(build, "plan", "--to", "3");
        assertThat(build.commands.names()).containsExactly("find", "find");
        build.commands.clear();
        Called.of(build, "plan", "--to", "m3");
        assertThat(build.commands.names()).containsExactly("find", "find");
    }

    @Test
    void upReadsTheHistoryTwiceAsAStartDoes() {
        assertThat(Called.of(build, "up").out()).startsWith("Applied 3 m3");
        assertThat(build.commands.names()).isEqualTo(RUN_OF_ONE_STEP);
    }

    @Test
    void downWithYesReadsTheHistoryTwiceAsAStartDoes() {
        assertThat(Called.of(build, "down", "--yes").out()).startsWith("Reverted 2 m2");
        assertThat(build.commands.names()).isEqualTo(RUN_OF_ONE_STEP_DOWN);
    }

    @Test
    void toWithYesReadsTheHistoryTwiceAsAStartDoes() {
        assertThat(Called.of(build, "to", "1", "--yes").out()).startsWith("Reverted 2 m2");
        assertThat(build.commands.names()).isEqualTo(RUN_OF_ONE_STEP_DOWN);
    }

    @Test
    void toThatIsConfirmedReadsTheHistoryOnceMoreForThePlanThatIsShown() {
        assertThat(Called.onTerminal("y\n", build, "to", "1").out()).startsWith("Reverted 2 m2");
        assertThat(build.commands.names()).startsWith("find").hasSize(1 + RUN_OF_ONE_STEP_DOWN.size());
        assertThat(build.commands.names().subList(1, 9)).isEqualTo(RUN_OF_ONE_STEP_DOWN);
    }

    @Test
    void downThatIsConfirmedReadsTheHistoryOnceMoreForThePlanThatIsShown() {
        assertThat(Called.onTerminal("y\n", build, "down").out()).startsWith("Reverted 2 m2");
        assertThat(build.commands.names().subList(1, 9)).isEqualTo(RUN_OF_ONE_STEP_DOWN);
    }
}

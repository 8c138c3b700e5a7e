package io.automigration.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.testsupport.ChildProcess.Signal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ChildProcessTests {

    /** Says hello, and then waits to be killed. */
    static final class Waits {
        public static void main(String[] args) throws IOException {
            System.out.println("hello " + args[0] + " " + System.getenv("GREETING") + " " + System.getProperty("mood"));
            System.err.println("and to stderr");
            System.in.read();
        }
    }

    /** Has a child itself, which does not look at its input, and waits to be killed. */
    static final class HasAChild {
        public static void main(String[] args) throws IOException {
            try (ChildProcess child = ChildProcess.start(List.of("sleep", "60"), Map.of())) {
                System.out.println("child " + child.pid());
                System.in.read();
            }
        }
    }

    /** Talks without end, by many threads. */
    static final class Talks {
        public static void main(String[] args) {
            for (int i = 0; i < 30; i++) {
                new Thread(() -> {
                            while (true) {
                                System.out.println("and so on");
                                LockSupport.parkNanos(500_000);
                            }
                        })
                        .start();
            }
        }
    }

    private static ChildProcess waiting() {
        return JavaProcess.of(Waits.class, "world")
                .withVariable("GREETING", "nice")
                .withOption("-Dmood=good")
                .start();
    }

    @Test
    void argumentsVariablesAndOptionsArrive() {
        try (ChildProcess child = waiting()) {
            assertThat(child.await("hello (.*)").group(1)).isEqualTo("world nice good");
            child.await("and to stderr");
            assertThat(child.errors()).contains("and to stderr");
        }
    }

    @Test
    void aKilledProcessIsGone() {
        try (ChildProcess child = waiting()) {
            child.await("hello");
            child.signal(Signal.KILL);

            assertThat(child.awaitExit()).isEqualTo(128 + 9);
        }
    }

    @Test
    void aChildEndsWithItsParentAlsoWithOneThatIsKilled() {
        try (ChildProcess parent = JavaProcess.of(HasAChild.class).start()) {
            long child = Long.parseLong(parent.await("child (\\d+)").group(1));
            assertThat(ProcessHandle.of(child)).isPresent();
            parent.kill();
            ProcessHandle.of(child)
                    .ifPresent(handle ->
                            handle.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        }
    }

    @Test
    void aStoppedProcessHearsNothingUntilItIsContinued() {
        try (ChildProcess child = waiting()) {
            child.await("hello");
            child.signal(Signal.STOP);
            child.signal(Signal.TERM);
            assertThat(child.isAlive()).isTrue();
            child.signal(Signal.CONT);

            assertThat(child.awaitExit()).isEqualTo(128 + 15);
        }
    }

    @Test
    void aStoppedProcessDoesNothingMoreFromThenOn() {
        try (ChildProcess child = JavaProcess.of(Talks.class).start()) {
            child.await("and so on");
            for (int i = 0; i < 100; i++) {
                child.signal(Signal.STOP);
                int said = child.output().length();
                child.signal(Signal.STOP); // changes nothing, and takes a while

                assertThat(child.output()).as("after stop %s", i).hasSize(said);
                child.signal(Signal.CONT);
            }
        }
    }

    @Test
    void aStoppedProcessEndsWithItsOwner() {
        ChildProcess child = waiting();
        child.await("hello");
        child.signal(Signal.STOP);
        child.close();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void theLastWordsOfAProcessAreHeard() {
        try (ChildProcess child = ChildProcess.start(List.of("echo", "last words"), Map.of())) {
            child.await("last words");

            assertThat(child.awaitExit()).isZero();
        }
    }

    @Test
    void waitingForWhatIsNeverSaidTellsWhatWasSaid() {
        try (ChildProcess child = ChildProcess.start(List.of("echo", "something else"), Map.of())) {
            assertThatThrownBy(() -> child.await("last words"))
                    .hasMessageContaining("no /last words/ before it ended")
                    .hasMessageContaining("something else");
        }
    }
}

package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.automigration.Direction;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.cli.text.Colours;
import io.automigration.cli.text.StatusText;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A status of many rows takes as much more as it has more rows; counted, since time depends on the machine. */
class ManyTests {

    private final AtomicLong asked = new AtomicLong();

    @Test
    void aStatusGrowsWithItsRowsAndNoFaster() {
        for (MigrationState state : List.of(MigrationState.APPLIED, MigrationState.PENDING, MigrationState.REVERTED)) {
            Cost few = cost(state, 500);
            Cost many = cost(state, 5_000);
            assertThat(many.asked()).as("rows that were asked, " + state).isLessThanOrEqualTo(10 * few.asked() + 100);
            assertThat(many.allocated()).as("bytes, " + state).isLessThan(15 * few.allocated());
            assertThat(many.text().lines().mapToInt(String::length).max().orElse(0))
                    .isLessThan(300);
        }
    }

    private record Cost(long asked, long allocated, String text) {}

    private Cost cost(MigrationState state, int rows) {
        MigrationStatus status = status(IntStream.rangeClosed(1, rows)
                .mapToObj(number -> row(MigrationVersion.parse(String.valueOf(number)), state))
                .toList());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        asked.set(0);
        long before = threads.getCurrentThreadAllocatedBytes();
        String text = new StatusText(status, null, new Colours(true), 80).toString();
        return new Cost(asked.get(), threads.getCurrentThreadAllocatedBytes() - before, text);
    }

    private MigrationStatus.Row row(MigrationVersion version, MigrationState state) {
        return proxy(MigrationStatus.Row.class, method -> {
            asked.incrementAndGet();
            return switch (method) {
                case "version" -> version;
                case "state" -> state;
                case "name" -> "m" + version;
                case "progress", "description" -> "";
                case "inThisBuild", "reversible" -> true;
                case "direction" -> Direction.UP;
                case "outOfOrder", "aboveTarget", "baseline", "idempotent", "runningInTransaction" -> false;
                default -> null;
            };
        });
    }

    private static MigrationStatus status(List<MigrationStatus.Row> rows) {
        MigrationStatus.Outlook nothing =
                proxy(MigrationStatus.Outlook.class, method -> method.equals("versions") ? List.of() : null);
        return proxy(MigrationStatus.class, method -> switch (method) {
            case "migrations" -> rows;
            case "pending" ->
                rows.stream()
                        .filter(row -> row.state() == MigrationState.PENDING)
                        .map(MigrationStatus.Row::version)
                        .toList();
            case "upToDate" -> true;
            case "start", "up" -> nothing;
            case "holder" -> null;
            default -> "x";
        });
    }

    private interface Answers {
        @Nullable
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method.getName())));
    }
}

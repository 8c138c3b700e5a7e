package io.automigration.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void columnsAreAsWideAsTheyHaveToBeAndEmptyOnesAreLeftOut() {
        Table table = new Table("VERSION", "EMPTY", "NAME");
        table.row("1", "", "\u001b[32madd_plan\u001b[0m");
        table.row("20240117", "", "x");
        assertThat(table.toString())
                .isEqualToNormalizingNewlines("VERSION   NAME\n1         \u001b[32madd_plan\u001b[0m\n20240117  x");
    }

    @Test
    void eachCellIsMeasuredOnceHoweverManyThereAre() {
        AtomicInteger measured = new AtomicInteger();
        Table table = new Table(
                cell -> {
                    measured.incrementAndGet();
                    return cell.length();
                },
                "A",
                "B");
        for (int row = 0; row < 5_000; row++) {
            table.row(String.valueOf(row), "x");
        }
        assertThat(table.toString()).hasLineCount(5_001);
        assertThat(table.fitting(1, "B")).hasLineCount(5_001);
        assertThat(measured).hasValue(2 * 5_001);
    }

    @Test
    void whatIsLeastImportantIsLeftOutUntilItFits() {
        Table table = new Table("VERSION", "NAME", "BY", "TOOK");
        table.row("1", "add_plan", "shop 1.0 on web-1", "12 ms");
        assertThat(table.fitting(100, "BY", "TOOK")).contains("web-1", "12 ms");
        assertThat(table.fitting(43, "BY", "TOOK")).contains("web-1", "12 ms");
        assertThat(table.fitting(42, "BY", "TOOK")).contains("12 ms").doesNotContain("web-1");
        assertThat(table.fitting(18, "BY", "TOOK")).doesNotContain("web-1", "12 ms");
        assertThat(table.fitting(3, "BY", "TOOK")).contains("add_plan");
    }
}

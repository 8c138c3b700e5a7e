package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationReport;
import io.automigration.MigrationsCompletedEvent;
import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@Tag("slow")
class CompletedAnnouncementTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void listenersGetTheReportOfWhatWasDone() {
        assertThat(reports())
                .singleElement()
                .satisfies(report -> assertThat(report.steps())
                        .singleElement()
                        .satisfies(step -> assertThat(step.version()).hasToString("1")));
    }

    @Test
    void listenersGetAReportWhenThereWasNothingToDo() {
        database.start(Listening.class).close();
        assertThat(reports())
                .singleElement()
                .satisfies(report -> assertThat(report.steps()).isEmpty());
    }

    @Test
    void listenersGetAReportFromAStartThatOnlyLooks() {
        database.start(Listening.class).close();
        assertThat(reports("auto.migration=validate")).hasSize(1);
        assertThat(reports("auto.migration=wait")).hasSize(1);
    }

    @Test
    void nothingIsToldWhenTheModeIsOff() {
        assertThat(reports("auto.migration=off")).isEmpty();
    }

    @Test
    void aChildThatIsRefreshedLaterIsNoSecondStart() {
        try (var context = database.start(Listening.class);
                var child = new AnnotationConfigApplicationContext()) {
            child.setParent(context);
            child.refresh();
            assertThat(context.getBean(Listener.class).reports).hasSize(1);
        }
    }

    private List<MigrationReport> reports(String... properties) {
        try (var context = database.start(Listening.class, properties)) {
            return context.getBean(Listener.class).reports;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, Listener.class})
    static class Listening {}

    static class Listener {

        final List<MigrationReport> reports = new ArrayList<>();

        @EventListener
        void completed(MigrationsCompletedEvent event) {
            reports.add(event.report());
        }
    }
}

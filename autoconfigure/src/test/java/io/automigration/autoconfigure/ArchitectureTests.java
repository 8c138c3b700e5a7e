package io.automigration.autoconfigure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.automigration.internal.log.LogEvent;
import io.automigration.testsupport.Budgets;
import io.automigration.testsupport.LogRules;
import io.automigration.testsupport.TimeRules;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;

/** The fault that each rule was seen to catch is in {@code docs/internals/decisions.md}. */
class ArchitectureTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("io.automigration.autoconfigure");

    @Test
    void packagesAreFreeOfCircles() {
        check(slices().matching("(**)")
                .should()
                .beFreeOfCycles()
                .because("each package answers one question: move what two of them need into one"));
    }

    @Test
    void autoConfigurationsArePublicAndFinal() {
        check(classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .because("others order theirs by its name and nobody extends it: write public final class"));
    }

    @Test
    void nothingIsLargerThanItsBudget() {
        assertThat(Budgets.exceeded(Path.of("src/main/java"), Set.of("AutoMigrationProperties")))
                .isEmpty();
    }

    @Test
    void nobodyReadsTheWallClock() {
        check(TimeRules.onlyWallClockReadsTheWallClock());
    }

    @Test
    void nobodySleepsOrTicks() {
        check(TimeRules.onlySystemTickerSleepsAndTicks());
    }

    @Test
    void onlyEventsAreLogged() {
        check(LogRules.onlyEventsAreLogged());
    }

    @Test
    void everyEventIsLogged() {
        assertThat(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests()).importPackages("io.automigration").stream()
                                .filter(type -> !type.getPackageName().equals(LogEvent.class.getPackageName()))
                                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                                .filter(access -> access.getTargetOwner().isEquivalentTo(LogEvent.class))
                                .map(access -> access.getTarget().getName()))
                .as("what stands on the page of events and never happens: delete it there and in LogEvent")
                .contains(Arrays.stream(LogEvent.values()).map(Enum::name).toArray(String[]::new));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }
}

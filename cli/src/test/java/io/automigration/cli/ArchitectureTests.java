package io.automigration.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.automigration.testsupport.TimeRules;
import org.junit.jupiter.api.Test;

/** The fault that each rule was seen to catch is in {@code docs/internals/decisions.md}. */
class ArchitectureTests {

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.automigration.cli");

    @Test
    void theCommandsKnowNoSpringBoot() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.boot..")
                .because("the commands run without Boot: hand in what Boot knows, from autoconfigure"));
    }

    @Test
    void theCommandsGoThroughTheDoor() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.mongodb..", "org.springframework..", "io.automigration.run..", "io.automigration.plan..")
                .because("a command adds no second way to do a thing: ask Migrations"));
    }

    @Test
    void onlyWhatIsHandedInIsPublic() {
        check(classes()
                .that()
                .doNotHaveSimpleName("MigrationCommands")
                .and()
                .doNotHaveSimpleName("Shell")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .because("who starts the commands needs MigrationCommands and Shell alone"));
    }

    @Test
    void nobodyReadsTheWallClock() {
        check(TimeRules.onlyWallClockReadsTheWallClock());
    }

    @Test
    void nobodySleepsOrTicks() {
        check(TimeRules.onlySystemTickerSleepsAndTicks());
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }
}

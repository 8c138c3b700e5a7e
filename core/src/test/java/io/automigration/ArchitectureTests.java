package io.automigration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.automigration.testsupport.TimeRules;
import org.junit.jupiter.api.Test;

/** The fault that each rule was seen to catch is in {@code docs/internals/decisions.md}. */
class ArchitectureTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("test-support"))
            .importPackages("io.automigration");

    @Test
    void packagesAreFreeOfCircles() {
        check(slices().matching("(**)")
                .should()
                .beFreeOfCycles()
                .because("each package answers one question: move what two of them need down the arrows"));
    }

    @Test
    void coreKnowsNoSpringBoot() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.boot..")
                .because("the engine runs without Boot: hand in what Boot knows, from autoconfigure"));
    }

    @Test
    void theApiImportsNoOtherPackageOfOurs() {
        check(noClasses()
                .that()
                .resideInAPackage("io.automigration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.automigration.*..")
                .because("only io.automigration is API: let the API declare an interface, and a package implement it"));
    }

    @Test
    void arrowsGoFromRunToPlanAndLockToHistoryToApi() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("api")
                .definedBy("io.automigration")
                .layer("history")
                .definedBy("io.automigration.history..")
                .layer("plan")
                .definedBy("io.automigration.plan..")
                .layer("lock")
                .definedBy("io.automigration.lock..")
                .layer("run")
                .definedBy("io.automigration.run..")
                .whereLayer("api")
                .mayNotAccessAnyLayer()
                .whereLayer("history")
                .mayOnlyAccessLayers("api")
                .whereLayer("plan")
                .mayOnlyAccessLayers("history", "api")
                .whereLayer("lock")
                .mayOnlyAccessLayers("history", "api")
                .because("run → plan, lock → history → api: hand in what lies above, as a value or an interface"));
    }

    @Test
    void planIsPure() {
        check(noClasses()
                .that()
                .resideInAPackage("io.automigration.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .because("a plan is a function of entries, migrations, target and policies: pass it values"));
    }

    @Test
    void onlyWallClockReadsTheWallClock() {
        check(TimeRules.onlyWallClockReadsTheWallClock());
    }

    @Test
    void onlySystemTickerSleepsAndTicks() {
        check(TimeRules.onlySystemTickerSleepsAndTicks());
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }
}

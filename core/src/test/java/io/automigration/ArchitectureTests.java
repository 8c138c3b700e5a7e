package io.automigration;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.automigration.testsupport.Budgets;
import io.automigration.testsupport.LogRules;
import io.automigration.testsupport.TimeRules;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fault that each rule was seen to catch is in {@code docs/internals/decisions.md}. */
class ArchitectureTests {

    private static final String INTERNAL = "io.automigration.internal.";

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
    void theApiImportsNothingInternal() {
        check(noClasses()
                .that()
                .resideInAPackage("io.automigration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.automigration.internal..")
                .because("only io.automigration is API: let the API declare an interface, and a room implement it"));
    }

    @Test
    void theApiStaysSmallEnoughToBeKeptForEver() {
        assertThat(MAIN.stream()
                        .filter(type -> type.getPackageName().equals("io.automigration"))
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
                        .map(JavaClass::getSimpleName))
                .as("public types of io.automigration: what is added stays for ever, so nest it, or leave it internal")
                .hasSizeLessThanOrEqualTo(28)
                .contains("Migration", "MongoMigration", "Migrations", "MigrationException");
    }

    @Test
    void whatIsHandedOutHasNoPublicConstructor() {
        check(constructors()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.automigration")
                .should()
                .notHaveModifier(PUBLIC)
                .because("a constructor that an application can call must be kept as it is: hand out an interface, or a"
                        + " class with a factory method"));
    }

    @Test
    void arrowsGoDownwardsOnly() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy(INTERNAL + "engine..")
                .layer("step")
                .definedBy(INTERNAL + "step..")
                .layer("lock")
                .definedBy(INTERNAL + "lock..")
                .layer("plan")
                .definedBy(INTERNAL + "plan..")
                .layer("store")
                .definedBy(INTERNAL + "store..")
                .layer("text")
                .definedBy(INTERNAL + "text..")
                .layer("log")
                .definedBy(INTERNAL + "log..")
                .layer("time")
                .definedBy(INTERNAL + "time..")
                .layer("api")
                .definedBy("io.automigration")
                .whereLayer("step")
                .mayOnlyAccessLayers("lock", "plan", "store", "text", "log", "time", "api")
                .whereLayer("lock")
                .mayOnlyAccessLayers("store", "text", "log", "time", "api")
                .whereLayer("plan")
                .mayOnlyAccessLayers("store", "text", "api")
                .whereLayer("store")
                .mayOnlyAccessLayers("text", "log", "time", "api")
                .whereLayer("text")
                .mayOnlyAccessLayers("api")
                .whereLayer("log")
                .mayNotAccessAnyLayer()
                .whereLayer("time")
                .mayNotAccessAnyLayer()
                .whereLayer("api")
                .mayNotAccessAnyLayer()
                .because(
                        "engine → step → lock → store → time, and step → plan → store: hand in what lies above, as a value"
                                + " or an interface"));
    }

    @Test
    void planIsPure() {
        check(noClasses()
                .that()
                .resideInAPackage(INTERNAL + "plan..")
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

    @Test
    void onlyEventsAreLogged() {
        check(LogRules.onlyEventsAreLogged());
    }

    @Test
    void nothingIsLargerThanItsBudget() {
        assertThat(Budgets.exceeded(
                        Path.of("src/main/java"),
                        Set.of(
                                "Entry",
                                "StoredEvent",
                                "StepError",
                                "LockDocument",
                                "LockHolder",
                                "MigrationDefinition",
                                "RunSettings",
                                "Status",
                                "StatusRow")))
                .isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }
}

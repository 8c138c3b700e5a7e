package io.automigration.cli;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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

    private static final String CLI = "io.automigration.cli";

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(CLI);

    @Test
    void packagesAreFreeOfCircles() {
        check(slices().matching("(**)")
                .should()
                .beFreeOfCycles()
                .because("each package answers one question: move what two of them need down the arrows"));
    }

    @Test
    void arrowsGoFromTheDoorToTheCommandsToTextsAndSources() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("door")
                .definedBy(CLI)
                .layer("command")
                .definedBy(CLI + ".command..")
                .layer("text")
                .definedBy(CLI + ".text..")
                .layer("source")
                .definedBy(CLI + ".source..")
                .whereLayer("command")
                .mayOnlyAccessLayers("text", "source")
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("source")
                .mayNotAccessAnyLayer()
                .because("cli → command → text, source: hand in what lies above, as a value"));
    }

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
                        "com.mongodb..",
                        "org.springframework..",
                        "io.automigration.internal.engine..",
                        "io.automigration.internal.step..",
                        "io.automigration.internal.lock..",
                        "io.automigration.internal.plan..",
                        "io.automigration.internal.store..",
                        "io.automigration.internal.log..")
                .because("a command adds no second way to do a thing: ask Migrations"));
    }

    @Test
    void coreHasTheRoomsThatTheRuleNames() {
        assertThat(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests()).importPackages("io.automigration.internal").stream()
                                .map(JavaClass::getPackageName)
                                .map(name -> name.substring("io.automigration.internal.".length()))
                                .map(name -> name.replaceAll("\\..*", ""))
                                .distinct())
                .as("a room that is new is named in theCommandsGoThroughTheDoor, or here, where commands may use it")
                .containsExactlyInAnyOrder("engine", "step", "lock", "plan", "store", "log", "text", "time");
    }

    @Test
    void onlyTheCommandsKnowHowCommandLinesAreParsed() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(CLI + ".command..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("a text or a source is the same, whoever parsed the command line"));
    }

    @Test
    void onlyWhatIsHandedInIsPublic() {
        check(classes()
                .that()
                .resideInAPackage(CLI)
                .and()
                .doNotHaveSimpleName("MigrationCommands")
                .and()
                .doNotHaveSimpleName("ParsedCommand")
                .and()
                .doNotHaveSimpleName("Shell")
                .and()
                .doNotHaveSimpleName("Streams")
                .and()
                .doNotHaveSimpleName("Terminals")
                .should()
                .notHaveModifier(PUBLIC)
                .allowEmptyShould(true)
                .because("who starts the commands needs MigrationCommands, ParsedCommand and Shell alone"));
    }

    @Test
    void aCommandIsKnownToItsPackageAlone() {
        check(classes()
                .that()
                .areAnnotatedWith("picocli.CommandLine$Command")
                .should()
                .notHaveModifier(PUBLIC)
                .because("commands are found by parsing: CommandParser hands them out as a Subcommand"));
    }

    @Test
    void nothingIsLargerThanItsBudget() {
        assertThat(Budgets.exceeded(Path.of("src/main/java"), Set.of())).isEmpty();
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

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }
}

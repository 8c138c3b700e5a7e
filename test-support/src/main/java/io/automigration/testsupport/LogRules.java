package io.automigration.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** An architecture rule for the main classes of every module: what is logged is on the page of events. */
public final class LogRules {

    private LogRules() {}

    /** Nobody but {@code internal.log} has a logger. */
    public static ArchRule onlyEventsAreLogged() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("io.automigration.internal.log")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "org.apache.commons.logging..", "java.util.logging..")
                .because("people search and alert by events: add a LogEvent, and a row to docs/log-events.md")
                .allowEmptyShould(true);
    }
}

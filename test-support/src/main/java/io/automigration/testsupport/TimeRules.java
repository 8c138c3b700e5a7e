package io.automigration.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.function.Predicate;

/** Architecture rules for the main classes of every module: time is handed in, so that no test has to wait for it. */
public final class TimeRules {

    private TimeRules() {}

    /** Nobody but {@code time.WallClock} asks what time it is. */
    public static ArchRule onlyWallClockReadsTheWallClock() {
        return onlyIn("io.automigration.internal.time.WallClock", "the wall clock", TimeRules::readsTheWallClock)
                .because("clocks differ and jump, and no time may ever decide: take a WallClock, for what people read");
    }

    /** Nobody but {@code time.SystemTicker} sleeps or reads the monotonic clock. */
    public static ArchRule onlySystemTickerSleepsAndTicks() {
        return onlyIn("io.automigration.internal.time.SystemTicker", "the thread's clock", TimeRules::sleepsOrTicks)
                .because("a test that waits is slow or flaky: take a Ticker, which a test can turn by hand");
    }

    private static ArchRule onlyIn(String name, String what, Predicate<CodeUnitAccessTarget> uses) {
        DescribedPredicate<JavaAccess<?>> use = describe(
                "uses " + what,
                access -> access.getTarget() instanceof CodeUnitAccessTarget target && uses.test(target));
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(name)
                .should()
                .accessTargetWhere(use)
                .allowEmptyShould(true);
    }

    private static boolean readsTheWallClock(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && !takesClock(target);
            case "system", "systemUTC", "systemDefaultZone" -> owner.equals("java.time.Clock");
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "<init>" ->
                owner.equals("java.util.Date") && target.getRawParameterTypes().isEmpty();
            case "getInstance" -> owner.equals("java.util.Calendar");
            default -> false;
        };
    }

    private static boolean takesClock(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean sleepsOrTicks(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        return switch (target.getName()) {
            case "sleep" -> owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit");
            case "nanoTime" -> owner.equals("java.lang.System");
            default -> false;
        };
    }
}

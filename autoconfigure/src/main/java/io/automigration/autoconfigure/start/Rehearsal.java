package io.automigration.autoconfigure.start;

import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.SpringProperties;

/**
 * A start that is none: Spring refreshes the application to record which classes it loads (CDS, AOT cache) or to generate
 * code, in the build of an image, where no database is to be touched.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /** Whether this start is one. */
    public static boolean isOn() {
        return DefaultLifecycleProcessor.ON_REFRESH_VALUE.equalsIgnoreCase(
                        SpringProperties.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME))
                || SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING);
    }
}

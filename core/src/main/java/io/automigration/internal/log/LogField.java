package io.automigration.internal.log;

import java.util.Locale;

/** The fields of log events, as SLF4J key-value pairs. Their names are a promise to whoever searches for them. */
public enum LogField {
    /** The name of the event. */
    EVENT,
    /** A migration's version. */
    VERSION,
    /** A migration's name. */
    NAME,
    /** {@code up} or {@code down}. */
    DIRECTION,
    /** The id of a run. */
    RUN,
    /** The fencing token of a run. */
    TOKEN,
    /** How long it took, in milliseconds. */
    MS,
    /** Units of work done. */
    DONE,
    /** Units of work in all; 0 when not known. */
    TOTAL,
    /** How many steps a run took. */
    STEPS,
    /** How many migrations are pending. */
    PENDING,
    /** How many migrations this build has. */
    KNOWN,
    /** The first version that is pending. */
    NEXT,
    /** Several versions. */
    VERSIONS,
    /** The database. */
    DATABASE,
    /** The server's addresses. */
    HOSTS,
    /** Database and collection. */
    NAMESPACE,
    /** Who holds the lock. */
    HOLDER,
    /** Packages that were scanned. */
    PACKAGES,
    /** Names of beans. */
    BEANS,
    /** A setting as it was found. */
    SETTING,
    /** The nearest one that there is. */
    NEAREST;

    private final String key = "auto.migration." + name().toLowerCase(Locale.ROOT);

    /** The key of the pair: {@code auto.migration.version}. */
    public String key() {
        return key;
    }
}

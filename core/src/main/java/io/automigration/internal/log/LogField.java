package io.automigration.internal.log;

import java.util.Locale;

/** The fields of log events, as SLF4J key-value pairs. Their names are a promise, since people search by them. */
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
    /** Units of work in total; 0 when not known. */
    TOTAL,
    /** How many migrations a run has applied or reverted. */
    STEPS,
    /** How many migrations are pending. */
    PENDING,
    /** How many migrations this build has. */
    KNOWN,
    /** The next version to be applied or reverted. */
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
    /** The packages that are scanned. */
    PACKAGES,
    /** Names of beans. */
    BEANS,
    /** The name of a setting as it was found. */
    SETTING,
    /** The most similar name of a setting that there is. */
    NEAREST;

    private final String key = "auto.migration." + name().toLowerCase(Locale.ROOT);

    /** The key of the pair: {@code auto.migration.version}. */
    public String key() {
        return key;
    }
}

package io.automigration;

/** The history was written by a newer release, in a form that this one does not know. */
public final class UnknownFormatException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final int format;

    /**
     * A document of a later form.
     *
     * @param namespace database and collection
     * @param id the document's {@code _id}
     * @param format its format
     * @param known the newest format that this release knows
     */
    public UnknownFormatException(String namespace, String id, int format, int known) {
        super(
                ExitCode.REFUSED,
                "The document " + id + " in " + namespace + " has format " + format
                        + "; this release of auto-migration knows" + " formats up to " + known
                        + ". Nothing was changed.",
                "A newer build of this application, or of another one on this database, wrote it. Use the auto-migration"
                        + " release of that build, or a later one.",
                null);
        this.format = format;
    }

    /** The format that was found. */
    public int format() {
        return format;
    }
}

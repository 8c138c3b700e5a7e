package io.automigration;

/** The collection for the history holds documents that are none of ours: another tool's history, or data. */
public final class ForeignDocumentsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String namespace;
    private final String id;

    /**
     * A document that is neither an entry nor lock nor fence.
     *
     * @param namespace database and collection
     * @param id the {@code _id} of the first such document
     * @param fields the names of its fields, for people
     */
    public ForeignDocumentsException(String namespace, String id, String fields) {
        super(
                ExitCode.REFUSED,
                namespace + " holds a document that auto-migration did not write: _id " + id + " with the fields "
                        + fields + ". Nothing was changed.",
                "Another tool keeps its history there, or it is data. Set auto.migration.collection (AUTO_MIGRATION_COLLECTION)"
                        + " to a name of its own.",
                null);
        this.namespace = namespace;
        this.id = id;
    }

    /** Database and collection. */
    public String namespace() {
        return namespace;
    }

    /** The {@code _id} of the first such document, as relaxed Extended JSON. */
    public String id() {
        return id;
    }
}

package io.automigration;

import org.jspecify.annotations.Nullable;

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
        this(
                namespace,
                id,
                namespace + " holds a document that auto-migration did not write: _id " + id + " with the fields "
                        + fields + ". Nothing was changed.",
                "Another tool keeps its history there, or it is data. Set auto.migration.collection (AUTO_MIGRATION_COLLECTION)"
                        + " to a name of its own.",
                null);
    }

    private ForeignDocumentsException(
            String namespace, String id, String message, String action, @Nullable Throwable cause) {
        super(ExitCode.REFUSED, message, action, cause);
        this.namespace = namespace;
        this.id = id;
    }

    /**
     * A document that looks like one of ours, with something in it that never was.
     *
     * @param namespace database and collection
     * @param id its {@code _id}
     * @param cause what is wrong with it
     */
    public static ForeignDocumentsException unreadable(String namespace, String id, Throwable cause) {
        return new ForeignDocumentsException(
                namespace,
                id,
                "The document with the _id " + id + " in " + namespace + " can't be read: " + Causes.text(cause)
                        + " Nothing was changed.",
                "Somebody changed it by hand, or another tool did. Give its fields the types that they have in other entries;"
                        + " its state is one of STARTED, APPLIED, FAILED, REVERTING and REVERTED.",
                cause);
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

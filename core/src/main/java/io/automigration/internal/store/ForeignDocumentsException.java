package io.automigration.internal.store;

import com.mongodb.MongoNamespace;
import io.automigration.MigrationRefusedException;
import io.automigration.MigrationVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The collection for the history holds documents that are none of ours: another tool's history, or data. */
public final class ForeignDocumentsException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private ForeignDocumentsException(String message, String action, @Nullable Throwable cause) {
        super(Reason.FOREIGN_DOCUMENTS, message + " Nothing was changed.", action, List.of(), cause);
    }

    /**
     * A document that is neither an entry nor lock nor fence.
     *
     * @param namespace database and collection
     * @param id the {@code _id} of the first such document, as relaxed Extended JSON
     * @param fields the names of its fields, for people
     */
    static ForeignDocumentsException of(String namespace, String id, String fields) {
        return new ForeignDocumentsException(
                namespace + " holds a document that auto-migration did not write: _id " + id + " with the fields "
                        + fields + ".",
                "Another tool keeps its history there, or it is ordinary data. Set auto.migration.collection (AUTO_MIGRATION_COLLECTION)"
                        + " to a name of its own.",
                null);
    }

    /**
     * A document that was put into a history of ours.
     *
     * @param namespace database and collection
     * @param id its {@code _id}, as relaxed Extended JSON
     * @param shell its {@code _id}, as mongosh takes it
     * @param fields the names of its fields, for people
     * @param version the version that its {@code _id} names; null when that is none
     */
    static ForeignDocumentsException amongOurs(
            MongoNamespace namespace, String id, String shell, String fields, @Nullable MigrationVersion version) {
        return new ForeignDocumentsException(
                "The history in " + namespace.getFullName()
                        + " holds a document that auto-migration did not write: _id " + id + " with the fields "
                        + fields + ".",
                "Somebody wrote it by hand, or another tool did. Look at it, and remove it (in mongosh: db.getCollection(\""
                        + namespace.getCollectionName() + "\").deleteOne({_id: " + shell + "}))."
                        + (version == null
                                ? ""
                                : " If migration " + version
                                        + " is in the database, record that instead: java -jar app.jar migrate repair "
                                        + version + " --as applied --reason \"...\"."),
                null);
    }

    /**
     * A document that looks like one of ours, with something in it that never was.
     *
     * @param namespace database and collection
     * @param id its {@code _id}, as relaxed Extended JSON
     * @param fence whether it is the fence
     * @param cause what is wrong with it
     */
    static ForeignDocumentsException unreadable(
            String namespace, String id, boolean fence, UnreadableFieldException cause) {
        return new ForeignDocumentsException(
                "The document with the _id " + id + " in " + namespace + " can't be read: " + cause.getMessage() + ".",
                "It was changed by hand, or by another tool. "
                        + (fence
                                ? "Make sure that no instance is migrating, and delete the document: the next run makes it"
                                        + " again, above the token of the lock."
                                : "Give the field the type that it has in other entries; a state is one of STARTED, APPLIED,"
                                        + " FAILED, REVERTING and REVERTED."),
                cause);
    }
}

package io.automigration.sample.migrations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import org.bson.BsonDocument;

@Migration(description = "Keys of OCR results say that they hold JSON: blocks_list becomes blocks_json")
class V1__RenameOcrListKeys implements MongoMigration {

    private static final KeyRename RENAME = new KeyRename(
            key -> key.replaceFirst("_list$", "_json"), key -> key.replaceFirst("_json$", "_list"), "before_v1");

    @Override
    public void up(MigrationContext context) {
        Rewrite.each(ocr(context), RENAME::up);
    }

    @Override
    public void down(MigrationContext context) {
        Rewrite.each(ocr(context), RENAME::down);
    }

    @Override
    public void verify(MigrationContext context) {
        long left = 0;
        try (MongoCursor<BsonDocument> results = ocr(context).find().cursor()) {
            while (results.hasNext()) {
                left += RENAME.isPending(results.next()) ? 1 : 0;
            }
        }
        Unmigrated.failUnlessZero(left, "OCR results still have a key that ends in _list");
    }

    private static MongoCollection<BsonDocument> ocr(MigrationContext context) {
        return context.database().getCollection("ocr", BsonDocument.class);
    }
}

package io.automigration.sample.migrations;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

@Migration(description = "LLM results can be edited and verified by people")
class V2__AddReviewFields implements MongoMigration {

    private static final List<String> FIELDS =
            List.of("updated_llm_result", "is_edited", "is_verified", "created_at", "updated_at");

    /** Which of the fields the document had itself; they stay its own. */
    private static final String BEFORE = "before_v2";

    @Override
    public void up(MigrationContext context) {
        Rewrite.each(results(context), V2__AddReviewFields::addFields);
    }

    @Override
    public void down(MigrationContext context) {
        Rewrite.each(results(context), V2__AddReviewFields::removeFields);
    }

    @Override
    public void verify(MigrationContext context) {
        long left = results(context)
                .countDocuments(
                        or(FIELDS.stream().map(field -> exists(field, false)).toList()));
        Unmigrated.failUnlessZero(left, "LLM results lack one of " + FIELDS);
    }

    private static BsonDocument addFields(BsonDocument result) {
        BsonDocument added = result.clone();
        BsonArray own = new BsonArray();
        for (String field : FIELDS) {
            if (result.containsKey(field)) {
                own.add(new BsonString(field));
            } else {
                added.append(field, initialValue(result, field));
            }
        }
        return own.isEmpty() ? added : added.append(BEFORE, own);
    }

    private static BsonValue initialValue(BsonDocument result, String field) {
        return switch (field) {
            case "updated_llm_result" -> result.get("llm_result", BsonNull.VALUE);
            case "is_edited", "is_verified" -> BsonBoolean.FALSE;
            default -> createdAt(result);
        };
    }

    /** No clock: the same document gets the same fields, whenever and by whomever it is migrated. */
    private static BsonValue createdAt(BsonDocument result) {
        return result.isObjectId("_id")
                ? new BsonDateTime(result.getObjectId("_id").getValue().getTimestamp() * 1000L)
                : BsonNull.VALUE;
    }

    private static BsonDocument removeFields(BsonDocument result) {
        BsonDocument removed = InPlace.remove(result, BEFORE);
        Set<Map.Entry<String, BsonValue>> fields = removed.entrySet();
        BsonArray own = result.getArray(BEFORE, new BsonArray());
        if (!reviewedSince(result, own)) {
            fields.removeIf(field -> FIELDS.contains(field.getKey()) && !own.contains(new BsonString(field.getKey())));
        }
        return removed;
    }

    /** What a person has written is not thrown away: the older build does not see the fields, and up finds them again. */
    private static boolean reviewedSince(BsonDocument result, BsonArray own) {
        return List.of("is_edited", "is_verified").stream()
                .anyMatch(field -> BsonBoolean.TRUE.equals(result.get(field)) && !own.contains(new BsonString(field)));
    }

    private static MongoCollection<BsonDocument> results(MigrationContext context) {
        return context.database().getCollection("llm_results", BsonDocument.class);
    }
}

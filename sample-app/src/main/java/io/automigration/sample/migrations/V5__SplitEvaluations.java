package io.automigration.sample.migrations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Sorts;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Known as {@code 17_01_24_pydantic_and_evaluations} in a former life; a version with the day first sorts wrongly. */
@Migration(description = "The results inside of an evaluation become documents of their own")
class V5__SplitEvaluations implements MongoMigration {

    /** On evaluations and results that were in the new form already. */
    private static final String BEFORE = "before_v5";

    private static final Bson SPLIT = and(exists("result_count"), exists("results", false), exists(BEFORE, false));
    private static final Bson SPLIT_OFF = exists(BEFORE, false);

    @Override
    public void up(MigrationContext context) {
        results(context).updateMany(new BsonDocument(), set(BEFORE, true));
        Bulk inserts = new Bulk(results(context));
        Rewrite.each(evaluations(context), evaluation -> split(evaluation, inserts));
        inserts.flush();
    }

    @Override
    public void down(MigrationContext context) {
        MongoCollection<BsonDocument> results = results(context);
        Bulk deletes = new Bulk(results);
        Rewrite.each(evaluations(context), evaluation -> join(evaluation, results, deletes));
        deletes.flush();
        results.updateMany(exists(BEFORE), unset(BEFORE));
    }

    @Override
    public void verify(MigrationContext context) {
        long left = evaluations(context)
                .countDocuments(and(type("results", BsonType.ARRAY), exists("result_count", false)));
        Unmigrated.failUnlessZero(left, "evaluations still have their results inside");
        long expected = 0;
        try (MongoCursor<BsonDocument> split = evaluations(context).find(SPLIT).cursor()) {
            while (split.hasNext()) {
                expected += split.next().getInt32("result_count").getValue();
            }
        }
        long found = results(context).countDocuments(SPLIT_OFF);
        Unmigrated.failUnlessZero(Math.abs(expected - found), "results too many or too few");
    }

    private static BsonDocument split(BsonDocument evaluation, Bulk inserts) {
        if (evaluation.containsKey("result_count")) {
            return evaluation.containsKey("results")
                    ? evaluation
                    : evaluation.clone().append(BEFORE, BsonBoolean.TRUE);
        }
        if (!evaluation.isArray("results")) {
            return evaluation;
        }
        BsonArray results = evaluation.getArray("results");
        for (int position = 0; position < results.size(); position++) {
            inserts.add(new InsertOneModel<>(new BsonDocument("_id", new BsonObjectId())
                    .append("evaluation_id", evaluation.get("_id"))
                    .append("position", new BsonInt32(position))
                    .append("result", results.get(position))));
        }
        return InPlace.replace(evaluation, "results", "result_count", new BsonInt32(results.size()));
    }

    private static BsonDocument join(BsonDocument evaluation, MongoCollection<BsonDocument> results, Bulk deletes) {
        boolean isSplit = evaluation.containsKey("result_count") && !evaluation.containsKey("results");
        if (!isSplit || evaluation.containsKey(BEFORE)) {
            return InPlace.remove(evaluation, BEFORE);
        }
        Bson itsResults = and(eq("evaluation_id", evaluation.get("_id")), SPLIT_OFF);
        BsonArray joined = results.find(itsResults)
                .sort(Sorts.ascending("position"))
                .map(V5__SplitEvaluations::resultIn)
                .into(new BsonArray());
        deletes.add(new DeleteManyModel<>(itsResults));
        return InPlace.replace(evaluation, "result_count", "results", joined);
    }

    private static BsonValue resultIn(BsonDocument document) {
        return document.get("result", BsonNull.VALUE);
    }

    private static MongoCollection<BsonDocument> evaluations(MigrationContext context) {
        return context.database().getCollection("evaluations", BsonDocument.class);
    }

    private static MongoCollection<BsonDocument> results(MigrationContext context) {
        return context.database().getCollection("evaluation_results", BsonDocument.class);
    }
}

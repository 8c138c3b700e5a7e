package io.automigration.sample.service;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;

/** How one document fared in an evaluation. */
@Document("evaluation_results")
record EvaluationResult(
        @Id String id,
        @Field(targetType = FieldType.OBJECT_ID) String evaluationId,
        int position,
        Outcome result) {

    record Outcome(
            @Field(targetType = FieldType.OBJECT_ID) String documentId,
            double score,
            boolean passed,
            @Nullable String comment) {}
}

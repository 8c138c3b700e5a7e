package io.automigration.sample.service;

import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;

@Document("evaluation_results")
record EvaluationResult(
        @Id String id,
        @Field(targetType = FieldType.OBJECT_ID) String evaluationId,
        int position,
        Map<String, Object> result) {}

package io.automigration.sample.service;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;

/** What a model has extracted from a document, and what people have made of it. */
@Document("llm_results")
record LlmResult(
        @Id String id,
        @Field(targetType = FieldType.OBJECT_ID) String documentId,
        @Field(targetType = FieldType.OBJECT_ID) String schemaId,
        Map<String, Object> llmResult,
        Map<String, Object> updatedLlmResult,
        boolean isEdited,
        boolean isVerified,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}

package io.automigration.sample.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;

/** What the OCR engine has read; the keys that end in {@code json} hold what it answered, as it answered it. */
@Document("ocr")
record OcrResult(
        @Id String id,
        @Field(targetType = FieldType.OBJECT_ID) String documentId,
        @Nullable List<Map<String, Object>> blocksJson,
        @Nullable List<Map<String, Object>> tablesJson,
        String engine) {}

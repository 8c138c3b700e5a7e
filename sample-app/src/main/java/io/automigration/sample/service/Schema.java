package io.automigration.sample.service;

import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What a model is asked for, as the {@code response_format} of its interface. */
@Document("schemas")
record Schema(@Id String id, String name, Map<String, Object> responseFormat, String createdBy) {}

package io.automigration.sample.service;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("evaluations")
record Evaluation(@Id String id, String name, int resultCount, String model) {}

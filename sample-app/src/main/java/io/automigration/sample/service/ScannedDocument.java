package io.automigration.sample.service;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("documents")
record ScannedDocument(@Id String id, String name, int pages, String uploadedBy, Instant uploadedAt) {}

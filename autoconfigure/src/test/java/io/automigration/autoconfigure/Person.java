package io.automigration.autoconfigure;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What is in {@code people}. */
@Document("people")
public record Person(@Id int id, String name) {}

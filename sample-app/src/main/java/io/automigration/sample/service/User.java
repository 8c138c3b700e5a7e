package io.automigration.sample.service;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Has no e-mail address when it is a machine. */
@Document("users")
record User(@Id String id, @Nullable String email, String name, boolean workflows) {}

package io.automigration.internal.engine;

import io.automigration.internal.step.CommandWatch;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The application's way to its database.
 *
 * @param template its template
 * @param watch the listener that was put into the template's MongoClient; one that was not sees nothing, which is said once
 */
public record Client(MongoTemplate template, CommandWatch watch) {}

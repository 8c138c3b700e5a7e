package io.automigration.autoconfigure;

import org.springframework.data.mongodb.repository.MongoRepository;

/** The repository that beans of test applications inject. */
public interface People extends MongoRepository<Person, Integer> {

    default String firstName() {
        return findById(1).orElseThrow().name();
    }
}

package io.automigration.sample.service;

import org.springframework.data.mongodb.repository.MongoRepository;

interface SchemaRepository extends MongoRepository<Schema, String> {}

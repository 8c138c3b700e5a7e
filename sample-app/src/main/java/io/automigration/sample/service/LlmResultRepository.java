package io.automigration.sample.service;

import org.springframework.data.mongodb.repository.MongoRepository;

interface LlmResultRepository extends MongoRepository<LlmResult, String> {}

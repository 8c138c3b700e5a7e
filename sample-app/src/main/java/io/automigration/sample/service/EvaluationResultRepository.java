package io.automigration.sample.service;

import org.springframework.data.mongodb.repository.MongoRepository;

interface EvaluationResultRepository extends MongoRepository<EvaluationResult, String> {}

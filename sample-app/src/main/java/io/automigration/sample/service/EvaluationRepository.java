package io.automigration.sample.service;

import org.springframework.data.mongodb.repository.MongoRepository;

interface EvaluationRepository extends MongoRepository<Evaluation, String> {}

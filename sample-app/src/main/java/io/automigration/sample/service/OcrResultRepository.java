package io.automigration.sample.service;

import org.springframework.data.mongodb.repository.MongoRepository;

interface OcrResultRepository extends MongoRepository<OcrResult, String> {}

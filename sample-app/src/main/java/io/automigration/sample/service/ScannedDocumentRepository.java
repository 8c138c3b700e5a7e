package io.automigration.sample.service;

import org.springframework.data.mongodb.repository.MongoRepository;

interface ScannedDocumentRepository extends MongoRepository<ScannedDocument, String> {}

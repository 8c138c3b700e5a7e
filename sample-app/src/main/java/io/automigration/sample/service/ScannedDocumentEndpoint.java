package io.automigration.sample.service;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ScannedDocumentEndpoint {

    private final ScannedDocumentRepository documents;

    ScannedDocumentEndpoint(ScannedDocumentRepository documents) {
        this.documents = documents;
    }

    @GetMapping("/documents")
    List<ScannedDocument> page(Pageable pageable) {
        return documents.findAll(pageable).getContent();
    }
}

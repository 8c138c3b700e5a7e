package io.automigration.sample.service;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SchemaEndpoint {

    private final SchemaRepository schemas;

    SchemaEndpoint(SchemaRepository schemas) {
        this.schemas = schemas;
    }

    @GetMapping("/schemas")
    List<Schema> page(Pageable pageable) {
        return schemas.findAll(pageable).getContent();
    }
}

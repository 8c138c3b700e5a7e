package io.automigration.sample.service;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OcrResultEndpoint {

    private final OcrResultRepository results;

    OcrResultEndpoint(OcrResultRepository results) {
        this.results = results;
    }

    @GetMapping("/ocr")
    List<OcrResult> page(Pageable pageable) {
        return results.findAll(pageable).getContent();
    }
}

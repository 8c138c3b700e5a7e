package io.automigration.sample.service;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LlmResultEndpoint {

    private final LlmResultRepository results;

    LlmResultEndpoint(LlmResultRepository results) {
        this.results = results;
    }

    @GetMapping("/llm-results")
    List<LlmResult> page(Pageable pageable) {
        return results.findAll(pageable).getContent();
    }
}

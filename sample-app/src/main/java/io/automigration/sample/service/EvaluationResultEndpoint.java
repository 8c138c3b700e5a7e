package io.automigration.sample.service;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EvaluationResultEndpoint {

    private final EvaluationResultRepository results;

    EvaluationResultEndpoint(EvaluationResultRepository results) {
        this.results = results;
    }

    @GetMapping("/evaluation-results")
    List<EvaluationResult> page(Pageable pageable) {
        return results.findAll(pageable).getContent();
    }
}

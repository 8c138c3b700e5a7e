package io.automigration.sample.service;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EvaluationEndpoint {

    private final EvaluationRepository evaluations;

    EvaluationEndpoint(EvaluationRepository evaluations) {
        this.evaluations = evaluations;
    }

    @GetMapping("/evaluations")
    List<Evaluation> page(Pageable pageable) {
        return evaluations.findAll(pageable).getContent();
    }
}

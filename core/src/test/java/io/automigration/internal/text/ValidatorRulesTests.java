package io.automigration.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ValidatorRulesTests {

    @Test
    void theRulesAreToldAndNothingOfTheDocument() {
        assertThat(ValidatorRules.notMet(BsonDocument.parse("""
                        {failingDocumentId: 'ann', details: {operatorName: '$jsonSchema', schemaRulesNotSatisfied: [
                          {operatorName: 'properties', propertiesNotSatisfied: [{propertyName: 'year', details: [
                            {operatorName: 'minimum', specifiedAs: {minimum: 2017}, reason: 'comparison failed',
                             consideredValue: 2016}]}]},
                          {operatorName: 'required', specifiedAs: {required: ['mail']}, missingProperties: ['mail']}]}}""")))
                .startsWith(", not met: {")
                .contains("\"propertyName\": \"year\"", "\"minimum\": 2017", "\"missingProperties\": [\"mail\"]")
                .doesNotContain("2016", "ann");
    }

    @Test
    void aServerThatSaysNoneTellsNone() {
        assertThat(ValidatorRules.notMet(new BsonDocument())).isEmpty();
    }
}

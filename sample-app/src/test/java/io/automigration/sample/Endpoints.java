package io.automigration.sample;

import static org.skyscreamer.jsonassert.JSONAssert.assertEquals;

import org.json.JSONException;
import org.springframework.web.client.RestClient;

/** What the service answers, of the old data, once it is in the new form. */
final class Endpoints {

    private final RestClient client;

    Endpoints(int port) {
        this.client = RestClient.create("http://localhost:" + port);
    }

    void assertNewForm() throws JSONException {
        assertAnswer("/documents", """
                [{name: "invoice-2041.pdf", pages: 2, uploaded_by: "ada@example.com", uploaded_at: "2024-01-17T10:56:48Z"},
                 {name: "receipt-taxi.jpg"}, {name: "lease-agreement.pdf"}]""");
        assertAnswer("/ocr", """
                [{blocks_json: [{text: "INVOICE 2041"}, {text: "Total due: 1,250.00 EUR"}], tables_json: [{page: 1}]},
                 {blocks_json: [{text: "TAXI 23.40"}], tables_json: []},
                 {blocks_json: [{text: "LEASE AGREEMENT"}], tables_json: null}]""");
        assertAnswer("/llm-results", """
                [{llm_result: {total: 1250.0}, updated_llm_result: {total: 1250.0, paid: false}, is_edited: false,
                  is_verified: false, created_at: "2024-01-17T10:54:24Z", updated_at: "2024-01-17T10:54:24Z"},
                 {is_edited: false, is_verified: true},
                 {updated_llm_result: {}}]""");
        assertAnswer("/schemas", """
                [{name: "Invoice", response_format: {type: "json_schema", json_schema: {schema: {properties: {
                   invoice_number: {type: "string", description: "As printed"}, total: {type: "number"},
                   paid: {type: "boolean"}, due: {type: "string", format: "date-time"}}}}}},
                 {name: "Receipt", response_format: {json_schema: {schema: {required: ["merchant", "amount"]}}}},
                 {name: "Anything", response_format: {json_schema: {schema: {properties: {}}}}}]""");
        assertAnswer("/evaluations", """
                [{name: "Invoices, first prompt", result_count: 2}, {name: "Leases", result_count: 0}]""");
        assertAnswer("/evaluation-results?sort=position", """
                [{evaluation_id: "65a7b2000000000000000001", position: 0, result: {
                   document_id: "65a7b1c00000000000000001", score: 0.92, passed: true}},
                 {position: 1, result: {score: 0.41, passed: false, comment: "No invoice"}}]""");
        assertAnswer("/users", """
                [{email: "ada@example.com", name: "Ada", workflows: false}, {name: "Grace", workflows: false},
                 {email: null, name: "import-bot"}, {name: "Alan", workflows: true}]""");
    }

    private void assertAnswer(String path, String expected) throws JSONException {
        boolean strict = false;
        assertEquals(expected, client.get().uri(path).retrieve().body(String.class), strict);
    }
}

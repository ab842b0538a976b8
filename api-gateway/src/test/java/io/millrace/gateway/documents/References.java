package io.millrace.gateway.documents;

import com.fasterxml.jackson.databind.JsonNode;

/// Looks whether a document holds what it refers to.
final class References {
    private References() {}

    static void assertAllResolve(JsonNode document) {
        check(document, document);
    }

    private static void check(JsonNode document, JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual()
                && document.at(reference.textValue().substring(1)).isMissingNode()) {
            throw new AssertionError("nothing is at " + reference);
        }
        node.forEach(child -> check(document, child));
    }
}

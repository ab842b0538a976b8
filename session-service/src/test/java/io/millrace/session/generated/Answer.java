package io.millrace.session.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/// What the service answered.
record Answer(int status, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The body, missing where it is no JSON.
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }

    /// Whether it is an error as every error has to be.
    boolean explained() {
        JsonNode error = json().path("error");
        return !error.path("code").asText().isEmpty()
                && !error.path("message").asText().isEmpty()
                && !error.path("type").asText().isEmpty();
    }

    /// Whether a wait that was asked for has ended, and says so.
    boolean waitOver() {
        return status == 504 && explained();
    }

    String code() {
        return json().path("error").path("code").asText();
    }

    String param() {
        return json().path("error").path("param").asText("");
    }

    /// Whether the array with one element came back with one failure.
    boolean elementRefused() {
        return status == 200
                && json().path("failureCount").asInt() == 1
                && !json().at("/failed/0/error/code").asText().isEmpty();
    }

    @Override
    public String toString() {
        return status + " " + (body.length() > 300 ? body.substring(0, 300) + "…" : body);
    }
}

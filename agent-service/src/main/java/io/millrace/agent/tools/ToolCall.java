package io.millrace.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.agent.tokens.OnBehalf;

/// One call of a tool.
///
/// @param id the model's id of the call
/// @param idempotencyKey the same again when the same call is made again after a crash
/// @param arguments as the schema has them
/// @param onBehalf in whose name
public record ToolCall(
        String id, String name, String idempotencyKey, JsonNode arguments, OnBehalf onBehalf) {

    /// An argument that the schema requires to be a text.
    public String text(String argument) {
        return arguments.path(argument).asText();
    }
}

package io.millrace.agent.models;

import java.util.List;

/// A conversation to be continued.
///
/// @param system what the model is told about its work
/// @param messages the oldest first; the last is the user's or a tool's result
/// @param tools what the model may call
public record ModelRequest(String system, List<ModelMessage> messages, List<ToolOffer> tools) {
    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }
}

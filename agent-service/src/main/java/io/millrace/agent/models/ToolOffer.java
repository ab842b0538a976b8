package io.millrace.agent.models;

import com.fasterxml.jackson.databind.JsonNode;

/// A tool as a model is told of it.
///
/// @param parameters JSON schema of the arguments
public record ToolOffer(String name, String description, JsonNode parameters) {}

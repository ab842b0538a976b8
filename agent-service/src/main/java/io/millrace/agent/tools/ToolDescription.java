package io.millrace.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;

/// What a tool says of itself.
///
/// @param name as models call it: lower case and underscores
/// @param version rises when the arguments or their meaning change
/// @param description for models and people: what it does and when to use it
/// @param parameters JSON schema of the arguments, in the subset of [ArgumentSchema], with
///   `examples`
/// @param idempotent whether calling it twice with the same arguments does no more than calling
///   once
/// @param needsApproval whether a person must agree to each call
/// @param endsRun whether the run is over when it is done; its output is the run's result then
public record ToolDescription(
        String name,
        int version,
        String description,
        JsonNode parameters,
        boolean idempotent,
        boolean needsApproval,
        boolean endsRun) {}

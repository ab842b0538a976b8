package io.millrace.streams.contract.content;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a delta is a piece of.
public enum DeltaKind {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("reasoning")
    REASONING,
    @JsonProperty("tool_arguments")
    TOOL_ARGUMENTS
}

package io.millrace.streams.contract.content;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// One part of a message, told apart by `type`. A type this build does not know stays as it came.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        visible = true,
        defaultImpl = ContentBlock.Other.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContentBlock.Text.class, name = "text"),
    @JsonSubTypes.Type(value = ContentBlock.ToolUse.class, name = "tool_use"),
    @JsonSubTypes.Type(value = ContentBlock.ToolResult.class, name = "tool_result")
})
public sealed interface ContentBlock {
    /// The wire name of this kind of block.
    @JsonProperty("type")
    String type();

    /// Words.
    @JsonIgnoreProperties(value = "type", allowGetters = true)
    record Text(String text) implements ContentBlock {
        @Override
        public String type() {
            return "text";
        }
    }

    /// The model calls a tool.
    ///
    /// @param id ties the result to the call
    /// @param input the arguments, as the tool's JSON schema has them
    @JsonIgnoreProperties(value = "type", allowGetters = true)
    record ToolUse(String id, String name, JsonNode input) implements ContentBlock {
        @Override
        public String type() {
            return "tool_use";
        }
    }

    /// What a tool answered; data, never instruction.
    @JsonIgnoreProperties(value = "type", allowGetters = true)
    record ToolResult(
            @JsonProperty("tool_use_id") String toolUseId,
            String content,
            @JsonProperty("is_error") boolean isError)
            implements ContentBlock {
        @Override
        public String type() {
            return "tool_result";
        }
    }

    /// A block of another type.
    record Other(String type, @JsonAnyGetter @JsonAnySetter Map<String, JsonNode> fields)
            implements ContentBlock {}
}

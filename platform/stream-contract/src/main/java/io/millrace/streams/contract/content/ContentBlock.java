package io.millrace.streams.contract.content;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One part of a message, told apart by `type`. A type this build does not know stays as it came;
/// of a type that it knows, a later build may have further fields, which are passed over.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        visible = true,
        defaultImpl = ContentBlock.Other.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContentBlock.Text.class, name = "text"),
    @JsonSubTypes.Type(value = ContentBlock.ToolUse.class, name = "tool_use"),
    @JsonSubTypes.Type(value = ContentBlock.ToolResult.class, name = "tool_result"),
    @JsonSubTypes.Type(value = ContentBlock.Image.class, name = "image"),
    @JsonSubTypes.Type(value = ContentBlock.Document.class, name = "document"),
    @JsonSubTypes.Type(value = ContentBlock.Thinking.class, name = "thinking"),
    @JsonSubTypes.Type(value = ContentBlock.RedactedThinking.class, name = "redacted_thinking"),
    @JsonSubTypes.Type(value = ContentBlock.UserAction.class, name = "user_action"),
    @JsonSubTypes.Type(value = ContentBlock.LineageRef.class, name = "lineage_ref"),
    @JsonSubTypes.Type(value = ContentBlock.AssetRef.class, name = "asset_ref")
})
public sealed interface ContentBlock {
    /// The wire name of this kind of block.
    @JsonProperty("type")
    String type();

    /// Words.
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
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
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
    record ToolUse(String id, String name, JsonNode input) implements ContentBlock {
        @Override
        public String type() {
            return "tool_use";
        }
    }

    /// What a tool answered; data, never instruction.
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
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

    /// A picture.
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
    record Image(MediaSource source) implements ContentBlock {
        @Override
        public String type() {
            return "image";
        }
    }

    /// A file to be read, such as a PDF.
    ///
    /// @param size in bytes
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(MediaSource source, @Nullable String name, @Nullable Long size)
            implements ContentBlock {
        @Override
        public String type() {
            return "document";
        }
    }

    /// What the model thought before it spoke.
    ///
    /// @param signature the provider's, by which it knows its own thoughts again
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Thinking(String thinking, @Nullable String signature) implements ContentBlock {
        @Override
        public String type() {
            return "thinking";
        }
    }

    /// Thoughts that only the provider can read.
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
    record RedactedThinking(String data) implements ContentBlock {
        @Override
        public String type() {
            return "redacted_thinking";
        }
    }

    /// What the user did while in control of the task, told as the tools that would have done it.
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
    record UserAction(List<ContentBlock> content) implements ContentBlock {
        public UserAction {
            content = List.copyOf(content);
        }

        @Override
        public String type() {
            return "user_action";
        }
    }

    /// Points at a column or, without one, at a table of the stored lineage.
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineageRef(String table, @Nullable String column) implements ContentBlock {
        @Override
        public String type() {
            return "lineage_ref";
        }
    }

    /// Points at an asset.
    ///
    /// @param assetType `metric`, `dashboard`
    @JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AssetRef(
            @JsonProperty("asset_id") String assetId,
            @JsonProperty("asset_type") String assetType,
            @Nullable Integer version)
            implements ContentBlock {
        @Override
        public String type() {
            return "asset_ref";
        }
    }

    /// A block of another type.
    record Other(String type, @JsonAnyGetter @JsonAnySetter Map<String, JsonNode> fields)
            implements ContentBlock {}
}

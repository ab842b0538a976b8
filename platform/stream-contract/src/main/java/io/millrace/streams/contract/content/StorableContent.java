package io.millrace.streams.contract.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Content whose every text is [StorableText], down to the names of fields.
public final class StorableContent {
    private StorableContent() {}

    /// The same blocks in the same order.
    public static List<ContentBlock> of(List<ContentBlock> content) {
        return content.stream().map(StorableContent::block).toList();
    }

    /// The same answer of a tool.
    public static ContentBlock.ToolResult of(ContentBlock.ToolResult result) {
        return new ContentBlock.ToolResult(
                StorableText.of(result.toolUseId()),
                StorableText.of(result.content()),
                result.isError());
    }

    private static ContentBlock block(ContentBlock block) {
        return switch (block) {
            case ContentBlock.Text(String text) -> new ContentBlock.Text(StorableText.of(text));
            case ContentBlock.ToolUse(String id, String name, JsonNode input) ->
                    new ContentBlock.ToolUse(
                            StorableText.of(id), StorableText.of(name), node(input));
            case ContentBlock.ToolResult result -> of(result);
            case ContentBlock.Image(MediaSource source) -> new ContentBlock.Image(source(source));
            case ContentBlock.Document(MediaSource source, String name, Long size) ->
                    new ContentBlock.Document(source(source), orNull(name), size);
            case ContentBlock.Thinking(String thinking, String signature) ->
                    new ContentBlock.Thinking(StorableText.of(thinking), orNull(signature));
            case ContentBlock.RedactedThinking(String data) ->
                    new ContentBlock.RedactedThinking(StorableText.of(data));
            case ContentBlock.UserAction(List<ContentBlock> content) ->
                    new ContentBlock.UserAction(of(content));
            case ContentBlock.LineageRef(String table, String column) ->
                    new ContentBlock.LineageRef(StorableText.of(table), orNull(column));
            case ContentBlock.AssetRef(String id, String type, Integer version) ->
                    new ContentBlock.AssetRef(StorableText.of(id), StorableText.of(type), version);
            case ContentBlock.Other(String type, Map<String, JsonNode> fields) -> {
                Map<String, JsonNode> storable = new LinkedHashMap<>();
                fields.forEach((name, value) -> storable.put(StorableText.of(name), node(value)));
                yield new ContentBlock.Other(StorableText.of(type), storable);
            }
        };
    }

    private static MediaSource source(MediaSource source) {
        return new MediaSource(
                StorableText.of(source.type()),
                orNull(source.mediaType()),
                orNull(source.data()),
                orNull(source.url()),
                orNull(source.fileId()));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : StorableText.of(text);
    }

    private static JsonNode node(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> JsonNodeFactory.instance.textNode(StorableText.of(node.textValue()));
            case ARRAY -> {
                ArrayNode storable = JsonNodeFactory.instance.arrayNode(node.size());
                node.forEach(element -> storable.add(node(element)));
                yield storable;
            }
            case OBJECT -> {
                ObjectNode storable = JsonNodeFactory.instance.objectNode();
                node.forEachEntry(
                        (name, value) -> storable.set(StorableText.of(name), node(value)));
                yield storable;
            }
            case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> node;
        };
    }
}

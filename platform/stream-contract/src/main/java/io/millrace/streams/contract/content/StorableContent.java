package io.millrace.streams.contract.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            case ContentBlock.Other(String type, Map<String, JsonNode> fields) -> {
                Map<String, JsonNode> storable = new LinkedHashMap<>();
                fields.forEach((name, value) -> storable.put(StorableText.of(name), node(value)));
                yield new ContentBlock.Other(StorableText.of(type), storable);
            }
        };
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

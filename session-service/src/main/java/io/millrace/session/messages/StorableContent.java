package io.millrace.session.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.streams.contract.content.ContentBlock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Content as PostgreSQL can keep it. A tool may answer with anything; U+0000 has no place in a
/// `text` or `jsonb` value (PostgreSQL documentation, section 8.14), so it becomes U+FFFD.
public final class StorableContent {
    private static final char NUL = 0;
    private static final char REPLACEMENT = '\uFFFD';

    private StorableContent() {}

    static List<ContentBlock> of(List<ContentBlock> content) {
        return content.stream().map(StorableContent::of).toList();
    }

    private static ContentBlock of(ContentBlock block) {
        return switch (block) {
            case ContentBlock.Text text -> new ContentBlock.Text(of(text.text()));
            case ContentBlock.ToolUse use ->
                    new ContentBlock.ToolUse(of(use.id()), of(use.name()), of(use.input()));
            case ContentBlock.ToolResult result ->
                    new ContentBlock.ToolResult(
                            of(result.toolUseId()), of(result.content()), result.isError());
            case ContentBlock.Other other -> {
                Map<String, JsonNode> fields = new TreeMap<>();
                other.fields().forEach((name, value) -> fields.put(of(name), of(value)));
                yield new ContentBlock.Other(of(other.type()), fields);
            }
        };
    }

    /// The same text without U+0000.
    public static String of(String text) {
        return text.replace(NUL, REPLACEMENT);
    }

    private static JsonNode of(JsonNode node) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(of(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(of(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field -> object.set(of(field.getKey()), of(field.getValue())));
            return object;
        }
        return node;
    }
}

package io.millrace.agent.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.streams.contract.content.ContentBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The one cleaning of everything a run stores and tells. PostgreSQL's text and JSON cannot hold
/// U+0000, and UTF-8 has no unpaired surrogates; a model and a tool can come up with either. Each
/// is replaced by U+FFFD, once and before anything is written, so that rows, events and what the
/// model reads later are the same.
final class StorableText {
    private static final char REPLACEMENT = '\ufffd';

    private StorableText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isRefused(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    static Step of(Step step) {
        return switch (step) {
            case Step.ModelReplied reply ->
                    new Step.ModelReplied(of(reply.content()), reply.usage(), reply.duration());
            case Step.ToolAnswered answer ->
                    new Step.ToolAnswered(
                            of(answer.tool()),
                            of(answer.idempotencyKey()),
                            of(answer.result()),
                            answer.duration());
        };
    }

    static RunState of(RunState state) {
        return RunState.of(state.name(), of(state.detail()));
    }

    static List<ContentBlock> of(List<ContentBlock> content) {
        return content.stream().map(StorableText::block).toList();
    }

    private static ContentBlock block(ContentBlock block) {
        return switch (block) {
            case ContentBlock.Text(String text) -> new ContentBlock.Text(of(text));
            case ContentBlock.ToolUse(String id, String name, JsonNode input) ->
                    new ContentBlock.ToolUse(of(id), of(name), of(input));
            case ContentBlock.ToolResult result -> of(result);
            case ContentBlock.Other(String type, Map<String, JsonNode> fields) -> {
                Map<String, JsonNode> clean = new LinkedHashMap<>();
                fields.forEach((name, value) -> clean.put(of(name), of(value)));
                yield new ContentBlock.Other(of(type), clean);
            }
        };
    }

    private static ContentBlock.ToolResult of(ContentBlock.ToolResult result) {
        return new ContentBlock.ToolResult(
                of(result.toolUseId()), of(result.content()), result.isError());
    }

    private static JsonNode of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> JsonNodeFactory.instance.textNode(of(node.textValue()));
            case ARRAY -> {
                ArrayNode clean = JsonNodeFactory.instance.arrayNode(node.size());
                node.forEach(element -> clean.add(of(element)));
                yield clean;
            }
            case OBJECT -> {
                ObjectNode clean = JsonNodeFactory.instance.objectNode();
                node.forEachEntry((name, value) -> clean.set(of(name), of(value)));
                yield clean;
            }
            case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> node;
        };
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            clean.append(isRefused(text, i) ? REPLACEMENT : text.charAt(i));
        }
        return clean.toString();
    }

    private static boolean isRefused(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c == 0;
    }
}

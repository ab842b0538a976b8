package io.millrace.agent.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.ContentBlock.ToolUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Refuses tool arguments that nest too deep, before anything of them is stored or told: an
/// envelope is read to 200 levels, its own among them, and everybody behind has a limit as well.
final class Nesting {
    /// How deep arguments may nest; the outermost object is the first level.
    static final int MAX_LEVELS = 100;

    /// The one field of what stands in place of refused arguments.
    private static final String REFUSED = "refused_arguments";

    private static final int SHOWN = 60;

    private Nesting() {}

    /// The content with the reason in place of arguments that nest too deep.
    static List<ContentBlock> bounded(List<ContentBlock> content) {
        return content.stream().map(Nesting::bounded).toList();
    }

    /// Why the arguments of a call were refused, if they were.
    static Optional<String> refusalOf(ToolUse use) {
        JsonNode reason = use.input().path(REFUSED);
        return use.input().size() == 1 && reason.isTextual()
                ? Optional.of(reason.textValue())
                : Optional.empty();
    }

    private static ContentBlock bounded(ContentBlock block) {
        if (!(block instanceof ToolUse(String id, String name, JsonNode input))) {
            return block;
        }
        Deque<String> path = new ArrayDeque<>();
        if (!exceeds(input, 1, path)) {
            return block;
        }
        String at = "/" + String.join("/", path);
        String reason =
                "The arguments nest deeper than %d levels, at %s"
                        .formatted(
                                MAX_LEVELS,
                                at.length() > SHOWN ? at.substring(0, SHOWN) + "…" : at);
        return new ToolUse(id, name, JsonNodeFactory.instance.objectNode().put(REFUSED, reason));
    }

    /// @param path gets the way to the first that is too deep
    private static boolean exceeds(JsonNode node, int level, Deque<String> path) {
        if (!node.isContainerNode()) {
            return false;
        }
        if (level > MAX_LEVELS) {
            return true;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            path.addLast(field.getKey());
            if (exceeds(field.getValue(), level + 1, path)) {
                return true;
            }
            path.removeLast();
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            path.addLast(Integer.toString(i));
            if (exceeds(node.get(i), level + 1, path)) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }
}

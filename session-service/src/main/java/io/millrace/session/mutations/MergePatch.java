package io.millrace.session.mutations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// JSON merge patch (RFC 7396): what is absent stays, null takes away, an object is merged, and
/// anything else replaces what was there.
public final class MergePatch {
    /// The media type of such a body.
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /// The target as the patch wants it; neither of the two is changed.
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch.deepCopy();
        }
        ObjectNode merged =
                target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), apply(merged.path(field.getKey()), field.getValue()));
            }
        }
        return merged;
    }
}

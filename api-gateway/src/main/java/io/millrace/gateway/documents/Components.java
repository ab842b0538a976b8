package io.millrace.gateway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The named components of OpenAPI documents, and how those of two documents live together.
final class Components {
    private static final String POINTER = "#/components/";
    private static final String SECURITY = "securitySchemes";
    private static final String REFERENCE = "$ref";

    private Components() {}

    /// Which components of a document need another name, as references: those that exist with
    /// another content, and those that exist and refer to such a one.
    static Map<String, String> collisions(String service, ObjectNode document, ObjectNode taken) {
        Map<String, String> renamed = new HashMap<>();
        int before;
        do {
            before = renamed.size();
            for (Map.Entry<String, JsonNode> kind : document.path("components").properties()) {
                if (kind.getKey().equals(SECURITY)) {
                    continue;
                }
                for (Map.Entry<String, JsonNode> named : kind.getValue().properties()) {
                    JsonNode other = taken.path(kind.getKey()).path(named.getKey());
                    boolean collides =
                            !other.isMissingNode()
                                    && (!other.equals(named.getValue())
                                            || refersTo(named.getValue(), renamed));
                    if (collides) {
                        String pointer = POINTER + kind.getKey() + "/";
                        renamed.put(
                                pointer + named.getKey(),
                                pointer + prefix(service) + named.getKey());
                    }
                }
            }
        } while (renamed.size() > before);
        return renamed;
    }

    private static boolean refersTo(JsonNode node, Map<String, String> renamed) {
        if (node.isObject() && renamed.containsKey(node.path(REFERENCE).asText(""))) {
            return true;
        }
        for (JsonNode child : node) {
            if (refersTo(child, renamed)) {
                return true;
            }
        }
        return false;
    }

    /// Gives the components their new names, and every reference to them.
    static void rename(ObjectNode document, Map<String, String> renamed) {
        renamed.forEach((from, to) -> {
            ObjectNode kind = kindOf(document, from);
            if (kind != null) {
                JsonNode component = kind.remove(nameOf(from));
                kind.set(nameOf(to), component);
            }
        });
        redirect(document, renamed);
    }

    private static void redirect(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object) {
            String target = renamed.get(object.path(REFERENCE).asText(""));
            if (target != null) {
                object.put(REFERENCE, target);
            }
            for (Map.Entry<String, JsonNode> entry :
                    object.path("discriminator").path("mapping").properties()) {
                String mapped = renamed.get(entry.getValue().asText());
                if (mapped != null) {
                    entry.setValue(TextNode.valueOf(mapped));
                }
            }
        }
        for (JsonNode child : node) {
            redirect(child, renamed);
        }
    }

    /// Adds a document's components to those that are there.
    static void add(ObjectNode document, ObjectNode taken) {
        for (Map.Entry<String, JsonNode> kind : document.path("components").properties()) {
            if (kind.getKey().equals(SECURITY)) {
                continue;
            }
            ObjectNode target = taken.withObjectProperty(kind.getKey());
            for (Map.Entry<String, JsonNode> named : kind.getValue().properties()) {
                target.set(named.getKey(), named.getValue());
            }
        }
    }

    /// `sql-analyzer-service` is `SqlAnalyzerService` in front of a name.
    static String prefix(String service) {
        StringBuilder prefix = new StringBuilder();
        for (String word : service.split("-", -1)) {
            if (!word.isEmpty()) {
                prefix.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return prefix.toString();
    }

    private static @Nullable ObjectNode kindOf(ObjectNode document, String pointer) {
        String rest = pointer.substring(POINTER.length());
        JsonNode kind = document.path("components").path(rest.substring(0, rest.indexOf('/')));
        return kind instanceof ObjectNode object ? object : null;
    }

    private static String nameOf(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}

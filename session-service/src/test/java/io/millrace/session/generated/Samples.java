package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that schemas allow.
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ApiDocument document;

    Samples(ApiDocument document) {
        this.document = document;
    }

    /// A value with nothing that may be absent.
    ///
    /// @param known ids by the name of their field, for those that must exist
    JsonNode of(JsonNode schema, @Nullable String name, Map<String, String> known) {
        JsonNode wanted = document.schema(schema);
        if (name != null && known.containsKey(name)) {
            return JSON.textNode(known.get(name));
        }
        if (wanted.has("oneOf")) {
            return of(document.alternatives(wanted).getFirst(), name, known);
        }
        if (wanted.has("enum")) {
            return wanted.path("enum").path(0);
        }
        return switch (ApiDocument.type(wanted)) {
            case "object" -> object(wanted, known);
            case "array" -> array(wanted, known);
            case "integer", "number" ->
                    JSON.numberNode(Math.max(1, wanted.path("minimum").asInt()));
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> JSON.textNode(text(wanted));
            default -> JSON.objectNode();
        };
    }

    private ObjectNode object(JsonNode schema, Map<String, String> known) {
        ObjectNode object = JSON.objectNode();
        ObjectNode properties = ApiDocument.properties(schema);
        for (JsonNode required : schema.path("required")) {
            object.set(
                    required.asText(),
                    of(properties.path(required.asText()), required.asText(), known));
        }
        if (schema.has("additionalProperties") && object.has("type")) {
            // A block of a message: what each type wants, the document says in words only.
            object.put("type", "text").put("text", "Say hello");
        }
        if (properties.has("id") && known.containsKey("id")) {
            object.put("id", known.get("id"));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, Map<String, String> known) {
        ArrayNode array = JSON.arrayNode();
        int least = Math.max(1, schema.path("minItems").asInt());
        for (int i = 0; i < least; i++) {
            array.add(of(schema.path("items"), null, known));
        }
        return array;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> "0199a1b2-0000-7000-8000-000000000000";
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "date" -> "2026-01-01";
            default -> "text".repeat(1 + schema.path("minLength").asInt() / 4);
        };
    }
}

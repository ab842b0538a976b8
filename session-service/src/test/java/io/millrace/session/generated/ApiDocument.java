package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The OpenAPI document of the service.
record ApiDocument(JsonNode root) {
    private static final String JSON = "application/json";

    /// All of them, in the document's order.
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
                if (entry.getValue().has("operationId")) {
                    operations.add(operation(path.getKey(), path.getValue(), entry));
                }
            }
        }
        return operations;
    }

    private Operation operation(String path, JsonNode shared, Map.Entry<String, JsonNode> entry) {
        JsonNode operation = entry.getValue();
        List<Operation.Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(shared.path("parameters"), operation.path("parameters"))) {
            for (JsonNode parameter : list) {
                parameters.add(
                        new Operation.Parameter(
                                parameter.path("name").asText(),
                                parameter.path("in").asText(),
                                parameter.path("required").asBoolean(),
                                schema(parameter.path("schema"))));
            }
        }
        JsonNode bodies = operation.path("requestBody").path("content");
        String mediaType = bodies.isEmpty() || bodies.has(JSON) ? JSON : bodies.fieldNames().next();
        return new Operation(
                operation.path("operationId").asText(),
                entry.getKey().toUpperCase(Locale.ROOT),
                path,
                parameters,
                bodies.isEmpty() ? null : bodies.path(mediaType).path("schema"),
                mediaType,
                !operation.path("responses").findValues("text/event-stream").isEmpty());
    }

    /// What a schema refers to, without the alternative of null.
    JsonNode schema(JsonNode schema) {
        JsonNode found = schema;
        while (true) {
            if (found.has("$ref")) {
                found = root.at(found.path("$ref").asText().substring(1));
            } else if (found.has("anyOf")) {
                found = firstBesideNull(found.path("anyOf"));
            } else if (found.path("allOf").size() == 1) {
                found = found.path("allOf").path(0);
            } else {
                return found;
            }
        }
    }

    /// The kinds of body that an operation takes one of: what is in the array, where it takes one
    /// thing or many.
    List<JsonNode> alternatives(JsonNode schema) {
        JsonNode found = schema(schema);
        List<JsonNode> alternatives = new ArrayList<>();
        for (JsonNode each : found.path("oneOf")) {
            if (type(schema(each)).equals("object")) {
                alternatives.add(schema(each));
            }
        }
        return found.has("oneOf") ? List.copyOf(alternatives) : List.of(found);
    }

    /// Whether an array of such bodies is taken too.
    boolean takesMany(JsonNode schema) {
        for (JsonNode each : schema(schema).path("oneOf")) {
            if (type(schema(each)).equals("array")) {
                return true;
            }
        }
        return false;
    }

    /// The type of a value, the empty string where every type will do.
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (!each.asText().equals("null")) {
                    return each.asText();
                }
            }
        }
        return type.asText(schema.has("enum") ? "string" : "");
    }

    private static JsonNode firstBesideNull(JsonNode alternatives) {
        for (JsonNode each : alternatives) {
            if (!each.path("type").asText().equals("null")) {
                return each;
            }
        }
        throw new IllegalArgumentException("nothing beside null in " + alternatives);
    }

    /// The fields of an object's schema.
    static ObjectNode properties(JsonNode schema) {
        return schema.withObjectProperty("properties");
    }
}

package io.millrace.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks arguments against a JSON schema (2020-12), in a strict subset: `type`, `properties`,
/// `required`, `additionalProperties` (true or false; false when absent), `items`, `enum`,
/// `minLength`, `maxLength`, `minItems`, `maxItems`, `minimum`, `maximum`, beside `title`,
/// `description`, `default`, `examples`, `$schema`.
///
/// A subset of our own rather than a library: the tools of this build need no more, a schema that
/// uses another keyword is refused when the service starts rather than half checked, and nothing
/// has to be loaded by reflection in a native image. Tools of foreign servers will need the whole
/// language; then a library takes this class's place.
public final class ArgumentSchema {
    private static final Set<String> ANNOTATIONS =
            Set.of("title", "description", "default", "examples", "$schema");
    private static final Set<String> KEYWORDS =
            Set.of(
                    "type",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "enum",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "minimum",
                    "maximum");
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "integer", "number", "boolean", "null");

    private final JsonNode schema;

    /// @throws IllegalArgumentException when the schema uses what this class does not know
    public ArgumentSchema(JsonNode schema) {
        requireKnown(schema, "#");
        this.schema = schema;
    }

    /// What is wrong with the arguments, each problem with its place; empty when nothing is.
    public List<String> problems(JsonNode arguments) {
        List<String> problems = new ArrayList<>();
        check(schema, arguments, "", problems);
        return problems;
    }

    private static void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
        String type = schema.path("type").asText();
        if (!isOfType(type, value)) {
            problems.add(
                    "%s must be of the type %s and is %s"
                            .formatted(place(at), type, typeOf(value)));
            return;
        }
        checkEnum(schema, value, at, problems);
        switch (type) {
            case "object" -> checkObject(schema, value, at, problems);
            case "array" -> checkArray(schema, value, at, problems);
            case "string" ->
                    checkCount(
                            schema,
                            "Length",
                            "characters",
                            value.asText().codePointCount(0, value.asText().length()),
                            at,
                            problems);
            case "integer", "number" -> checkRange(schema, value, at, problems);
            default -> {}
        }
    }

    private static void checkObject(
            JsonNode schema, JsonNode value, String at, List<String> problems) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                problems.add(place(child(at, required.asText())) + " is missing");
            }
        }
        JsonNode properties = schema.path("properties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = properties.get(field.getKey());
            if (known != null) {
                check(known, field.getValue(), child(at, field.getKey()), problems);
            } else if (!schema.path("additionalProperties").asBoolean(false)) {
                problems.add(place(child(at, field.getKey())) + " is not an argument of this tool");
            }
        }
    }

    private static void checkArray(
            JsonNode schema, JsonNode value, String at, List<String> problems) {
        checkCount(schema, "Items", "items", value.size(), at, problems);
        JsonNode items = schema.get("items");
        for (int i = 0; items != null && i < value.size(); i++) {
            check(items, value.get(i), at + "[" + i + "]", problems);
        }
    }

    private static void checkCount(
            JsonNode schema,
            String what,
            String unit,
            int count,
            String at,
            List<String> problems) {
        JsonNode least = schema.get("min" + what);
        JsonNode most = schema.get("max" + what);
        if (least != null && count < least.asInt()) {
            problems.add("%s needs at least %d %s".formatted(place(at), least.asInt(), unit));
        }
        if (most != null && count > most.asInt()) {
            problems.add("%s has more than %d %s".formatted(place(at), most.asInt(), unit));
        }
    }

    private static void checkRange(
            JsonNode schema, JsonNode value, String at, List<String> problems) {
        JsonNode least = schema.get("minimum");
        JsonNode most = schema.get("maximum");
        if (least != null && value.decimalValue().compareTo(least.decimalValue()) < 0) {
            problems.add("%s is less than %s".formatted(place(at), least));
        }
        if (most != null && value.decimalValue().compareTo(most.decimalValue()) > 0) {
            problems.add("%s is greater than %s".formatted(place(at), most));
        }
    }

    private static void checkEnum(
            JsonNode schema, JsonNode value, String at, List<String> problems) {
        JsonNode allowed = schema.get("enum");
        if (allowed != null) {
            for (JsonNode one : allowed) {
                if (one.equals(value)) {
                    return;
                }
            }
            problems.add("%s must be one of %s".formatted(place(at), allowed));
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static String typeOf(JsonNode value) {
        return TYPES.stream()
                .filter(type -> !type.equals("number") || !value.isIntegralNumber())
                .filter(type -> isOfType(type, value))
                .findFirst()
                .orElse("missing");
    }

    private static String child(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    private static String place(String at) {
        return at.isEmpty() ? "the arguments" : at;
    }

    private static void requireKnown(JsonNode schema, String at) {
        if (!TYPES.contains(schema.path("type").asText())) {
            throw new IllegalArgumentException(at + " has no type that is known");
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            if (!KEYWORDS.contains(keyword.getKey()) && !ANNOTATIONS.contains(keyword.getKey())) {
                throw new IllegalArgumentException(
                        "%s uses the keyword %s, which is not checked here"
                                .formatted(at, keyword.getKey()));
            }
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            requireKnown(property.getValue(), at + "/properties/" + property.getKey());
        }
        if (schema.has("items")) {
            requireKnown(schema.get("items"), at + "/items");
        }
    }
}

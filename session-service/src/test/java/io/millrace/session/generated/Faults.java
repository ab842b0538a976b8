package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that a schema does not allow, and some that it allows and nobody would think of.
final class Faults {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;
    private static final int OVERSIZE = 120_000;

    private final ApiDocument document;
    private final Samples samples;
    private final Map<String, String> known;
    private final Map<String, String> foreign;

    /// @param known ids that exist, by the name of their field
    /// @param foreign somebody else's, the same way
    Faults(ApiDocument document, Map<String, String> known, Map<String, String> foreign) {
        this.document = document;
        this.known = known;
        this.foreign = foreign;
        samples = new Samples(document);
    }

    /// Of a value; a field within it is named by its place there.
    List<Fault> of(JsonNode schema) {
        return of(schema, null, 0);
    }

    private List<Fault> of(JsonNode schema, @Nullable String name, int depth) {
        JsonNode wanted = document.schema(schema);
        List<Fault> faults = new ArrayList<>();
        String type = ApiDocument.type(wanted);
        if (wanted.has("oneOf") || type.isEmpty()) {
            anything(faults);
            return faults;
        }
        wrongTypes(type, faults);
        switch (type) {
            case "string" -> texts(wanted, name, faults);
            case "integer", "number" -> numbers(wanted, faults);
            case "array" -> elements(wanted, depth, faults);
            case "object" -> fields(wanted, depth, faults);
            default -> {}
        }
        return faults;
    }

    private static void anything(List<Fault> faults) {
        JsonNode deep = JSON.textNode("deep");
        for (int i = 0; i < 900; i++) {
            deep = JSON.arrayNode().add(deep);
        }
        for (JsonNode value :
                List.of(
                        JSON.numberNode(7),
                        JSON.textNode("a\u0000b"),
                        JSON.objectNode().put("a\u0000b", "\ud83c"),
                        JSON.textNode("x".repeat(OVERSIZE)),
                        deep)) {
            faults.add(new Fault("anything", "", value, false));
        }
    }

    private static void wrongTypes(String type, List<Fault> faults) {
        Map<String, JsonNode> values =
                Map.of(
                        "integer", JSON.numberNode(7),
                        "boolean", JSON.booleanNode(true),
                        "string", JSON.textNode("text"),
                        "array", JSON.arrayNode(),
                        "object", JSON.objectNode());
        String like = type.equals("number") ? "integer" : type;
        values.forEach((other, value) -> {
            if (!other.equals(like)) {
                faults.add(new Fault("of type " + other, "", value, true));
            }
        });
    }

    private void texts(JsonNode schema, @Nullable String name, List<Fault> faults) {
        boolean closed = schema.has("enum") || schema.has("format");
        int least = schema.path("minLength").asInt();
        int most = schema.path("maxLength").asInt(OVERSIZE - 1);
        text("empty", "", closed || least > 0, faults);
        text("oversize", "x".repeat(most + 1), closed || schema.has("maxLength"), faults);
        String control = "a\u0000b";
        boolean refused =
                schema.has("pattern") && !control.matches(schema.path("pattern").asText());
        text("with U+0000", control, closed || refused, faults);
        text("with control characters", "a\u0001\u001b\u007f\u202e\ufeff", closed, faults);
        text("with half a character", "a\ud83cb", closed, faults);
        text("unknown", "no such thing", closed, faults);
        text("code", "'; drop table sessions; --", closed, faults);
        if (schema.path("format").asText().equals("date-time")) {
            text("out of every calendar", "-999999999-01-01T00:00:00Z", false, faults);
            text("out of every calendar", "+1000000000-12-31T23:59:59Z", false, faults);
        }
        if (schema.path("format").asText().equals("uuid")) {
            String field = name != null && foreign.containsKey(name) ? name : "id";
            text("somebody else's", foreign.get(field), false, faults);
            text("nobody's", "0199a1b2-0000-7000-8000-000000000000", false, faults);
        }
    }

    private static void text(String what, String value, boolean certain, List<Fault> faults) {
        faults.add(new Fault(what, "", JSON.textNode(value), certain));
    }

    private static void numbers(JsonNode schema, List<Fault> faults) {
        faults.add(
                new Fault(
                        "oversize",
                        "",
                        JSON.numberNode(BigInteger.TEN.pow(30)),
                        schema.has("format") || schema.has("maximum")));
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                long value = schema.path(bound).asLong() + (bound.equals("minimum") ? -1 : 1);
                faults.add(new Fault("beyond its " + bound, "", JSON.numberNode(value), true));
            }
        }
        faults.add(new Fault("negative", "", JSON.numberNode(-1), false));
        boolean whole = ApiDocument.type(schema).equals("integer");
        faults.add(new Fault("broken", "", JSON.numberNode(1.5), whole));
    }

    private void elements(JsonNode schema, int depth, List<Fault> faults) {
        if (schema.path("minItems").asInt() > 0) {
            faults.add(new Fault("empty", "", JSON.arrayNode(), true));
        }
        JsonNode sample = samples.of(schema.path("items"), null, known);
        if (schema.has("maxItems")) {
            ArrayNode many = JSON.arrayNode();
            for (int i = 0; i <= schema.path("maxItems").asInt(); i++) {
                many.add(sample);
            }
            faults.add(new Fault("oversize", "", many, true));
        }
        faults.add(new Fault("with null", "", JSON.arrayNode().addNull(), false));
        if (depth < DEEPEST) {
            for (Fault fault : of(schema.path("items"), null, depth + 1)) {
                ArrayNode array = JSON.arrayNode().add(fault.value());
                faults.add(within("[0]", fault, array));
            }
        }
    }

    private void fields(JsonNode schema, int depth, List<Fault> faults) {
        ObjectNode good = (ObjectNode) samples.of(schema, null, known);
        faults.add(new Fault("unknown field", "", good.deepCopy().put("noSuchField", 7), false));
        for (JsonNode required : schema.path("required")) {
            String name = required.asText();
            faults.add(new Fault("absent", name, good.deepCopy().without(name), true));
            faults.add(new Fault("null", name, good.deepCopy().putNull(name), true));
        }
        if (depth >= DEEPEST) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : ApiDocument.properties(schema).properties()) {
            for (Fault fault : of(field.getValue(), field.getKey(), depth + 1)) {
                ObjectNode object = good.deepCopy();
                object.set(field.getKey(), fault.value());
                faults.add(within(field.getKey(), fault, object));
            }
        }
    }

    private static Fault within(String place, Fault fault, JsonNode whole) {
        String at =
                fault.at().isEmpty() || fault.at().startsWith("[")
                        ? place + fault.at()
                        : place + "." + fault.at();
        return new Fault(fault.what(), at, whole, fault.certain());
    }
}

package io.millrace.session.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.streams.contract.golden.GoldenSample;
import java.util.Set;
import java.util.TreeSet;

/// Compares what this service writes with the agreed sample of its type: the same fields, nothing
/// more and nothing less.
final class GoldenShape {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Attributes of an envelope that may be absent.
    private static final Set<String> OPTIONAL = Set.of("traceparent", "causationid", "actor");

    private GoldenShape() {}

    static JsonNode sample(String type) {
        try {
            return JSON.readTree(GoldenSample.json(type));
        } catch (JsonProcessingException e) {
            throw new AssertionError(type, e);
        }
    }

    static void assertSame(JsonNode envelope) {
        String type = envelope.get("type").asText();
        JsonNode sample = sample(type);
        assertEquals(fields(sample.get("data")), fields(envelope.get("data")), type);
        Set<String> missing = fields(sample);
        missing.removeAll(fields(envelope));
        assertTrue(OPTIONAL.containsAll(missing), () -> type + " lacks " + missing);
        Set<String> more = fields(envelope);
        more.removeAll(fields(sample));
        assertEquals(Set.of(), more, type);
        assertEquals(sample.get("source"), envelope.get("source"), type);
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

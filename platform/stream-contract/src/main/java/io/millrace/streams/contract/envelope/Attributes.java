package io.millrace.streams.contract.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.streams.contract.ids.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The attributes around a payload. They become keys of tables and lines of logs: they are short,
/// and hold no control characters (which CloudEvents 1.0, section 3.1, forbids too).
final class Attributes {
    /// In UTF-16 units. Two of them must fit into a key of an index of PostgreSQL.
    private static final int MAX_LENGTH = 256;

    private static final Set<String> HEADING =
            Set.of("id", "source", "subject", "sessionid", "sequence");

    /// What surrounds the heading may be nested deeper than what is read whole.
    private static final JsonFactory LENIENT =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100_000).build())
                    .build();

    private Attributes() {}

    /// Reads the heading of an envelope whose JSON may be unreadable elsewhere.
    ///
    /// @throws MalformedEnvelope when the heading is not there
    static EnvelopeHeading heading(byte[] json) {
        JsonNode tree = outermost(json);
        return new EnvelopeHeading(
                UUID.fromString(required(tree, "id")),
                required(tree, "source"),
                required(tree, "subject"),
                SessionId.of(required(tree, "sessionid")),
                sequence(tree));
    }

    private static JsonNode outermost(byte[] json) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        try (JsonParser parser = LENIENT.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return found;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (HEADING.contains(name) && value == JsonToken.VALUE_STRING) {
                    found.put(name, parser.getText());
                } else if (HEADING.contains(name) && value == JsonToken.VALUE_NUMBER_INT) {
                    found.put(name, parser.getLongValue());
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        } catch (JsonProcessingException e) {
            // What came before the fault stands.
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes could not be read", e);
        }
    }

    static long sequence(JsonNode tree) {
        JsonNode sequence = tree.get("sequence");
        if (sequence == null || !sequence.canConvertToLong() || sequence.asLong() < 0) {
            throw new MalformedEnvelope("The envelope has no sequence");
        }
        return sequence.asLong();
    }

    static String required(JsonNode tree, String attribute) {
        String value = optional(tree, attribute);
        if (value == null || value.isEmpty()) {
            throw new MalformedEnvelope("The envelope has no " + attribute);
        }
        return value;
    }

    static @Nullable String optional(JsonNode tree, String attribute) {
        JsonNode node = tree.get(attribute);
        if (node == null || !node.isTextual()) {
            return null;
        }
        String value = node.asText();
        if (value.length() > MAX_LENGTH) {
            throw new MalformedEnvelope("The envelope's " + attribute + " is too long");
        }
        if (value.codePoints().anyMatch(Attributes::isForbidden)) {
            throw new MalformedEnvelope(
                    "The envelope's " + attribute + " holds a character that is no text");
        }
        return value;
    }

    /// Control characters, and halves of surrogate pairs.
    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}

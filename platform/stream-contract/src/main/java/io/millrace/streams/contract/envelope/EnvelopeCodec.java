package io.millrace.streams.contract.envelope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.PayloadType;
import io.millrace.streams.contract.payloads.Unrecognised;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Envelopes as bytes: JSON, compressed with gzip (RFC 1952), in the one field `data` of an entry.
public final class EnvelopeCodec {
    /// The field of the stream entry.
    public static final String FIELD = "data";

    /// The largest JSON an entry may unpack to, in bytes: a small entry must not fill the memory.
    public static final int MAX_JSON_BYTES = 16 * 1024 * 1024;

    private final ObjectMapper json =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    public EnvelopeCodec() {
        json.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxStringLength(MAX_JSON_BYTES)
                                .maxNestingDepth(200)
                                .build());
    }

    /// The bytes of an entry's field.
    ///
    /// @throws UnreadableEnvelope when [#decode] would refuse them
    public byte[] encode(Envelope envelope) {
        byte[] written = written(envelope);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(written);
        } catch (IOException e) {
            throw new UncheckedIOException("An envelope could not be written", e);
        }
        return bytes.toByteArray();
    }

    /// Reads again what is written: one set of limits, and nothing is told that nobody can hear.
    private byte[] written(Envelope envelope) {
        try {
            byte[] written = json.writeValueAsBytes(tree(envelope));
            read(parsed(written));
            return written;
        } catch (MalformedEnvelope e) {
            throw new UnreadableEnvelope(
                    "The envelope %s of type %s could not be read again: %s"
                            .formatted(envelope.id(), envelope.type(), e.getMessage()),
                    e);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // The writer's own message may quote the content.
            throw new UnreadableEnvelope(
                    "The envelope %s of type %s cannot be written as JSON"
                            .formatted(envelope.id(), envelope.type()),
                    e);
        }
    }

    /// The JSON of an envelope, as golden samples and watchers have it.
    public ObjectNode tree(Envelope envelope) {
        ObjectNode tree = json.createObjectNode();
        tree.put("specversion", Envelope.SPEC_VERSION);
        tree.put("id", envelope.id().toString());
        tree.put("source", envelope.source());
        tree.put("type", envelope.type());
        tree.put("subject", envelope.subject());
        tree.put("time", envelope.time().toString());
        tree.put("datacontenttype", Envelope.DATA_CONTENT_TYPE);
        putIfPresent(tree, "traceparent", envelope.traceparent());
        tree.put("sessionid", envelope.sessionid().toString());
        putIfPresent(tree, "causationid", envelope.causationid());
        putIfPresent(tree, "actor", envelope.actor());
        tree.put("sequence", envelope.sequence());
        tree.set("data", payloadTree(envelope.data()));
        return tree;
    }

    /// The JSON of a payload alone.
    public JsonNode payloadTree(Payload payload) {
        if (payload instanceof Unrecognised unrecognised) {
            try {
                return json.readTree(unrecognised.json());
            } catch (JsonProcessingException e) {
                throw new MalformedEnvelope("An unrecognised payload is no JSON", e);
            }
        }
        return json.valueToTree(payload);
    }

    /// Reads an entry's field.
    ///
    /// @throws MalformedEnvelope when it is not an envelope; the message tells why
    public Envelope decode(byte[] bytes) {
        return read(parsed(unpacked(bytes)));
    }

    /// Reads what it can of an entry that [#decode] refuses; empty when not even that is there.
    public Optional<EnvelopeHeading> heading(byte[] bytes) {
        try {
            return Optional.of(Attributes.heading(unpacked(bytes)));
        } catch (MalformedEnvelope | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] unpacked(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readNBytes(MAX_JSON_BYTES + 1);
        } catch (IOException e) {
            throw new MalformedEnvelope("The entry is no compressed JSON", e);
        }
    }

    private JsonNode parsed(byte[] unpacked) {
        if (unpacked.length > MAX_JSON_BYTES) {
            throw new MalformedEnvelope("The envelope is larger than " + MAX_JSON_BYTES);
        }
        try {
            return json.readTree(unpacked);
        } catch (StreamConstraintsException e) {
            throw new MalformedEnvelope("The envelope's JSON is too deep or has too long parts", e);
        } catch (IOException e) {
            // The parser's own message would quote the content.
            throw new MalformedEnvelope("The entry is no compressed JSON", e);
        }
    }

    /// Reads an envelope's JSON.
    ///
    /// @throws MalformedEnvelope when an attribute is missing or wrong
    public Envelope read(JsonNode tree) {
        String type = Attributes.required(tree, "type");
        JsonNode data = tree.get("data");
        if (data == null || !data.isObject()) {
            throw new MalformedEnvelope("The envelope has no data");
        }
        try {
            return new Envelope(
                    UUID.fromString(Attributes.required(tree, "id")),
                    Attributes.required(tree, "source"),
                    Attributes.required(tree, "subject"),
                    Instant.parse(Attributes.required(tree, "time")),
                    Attributes.optional(tree, "traceparent"),
                    SessionId.of(Attributes.required(tree, "sessionid")),
                    Attributes.optional(tree, "causationid"),
                    Attributes.optional(tree, "actor"),
                    Attributes.sequence(tree),
                    payload(type, data));
        } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
            throw new MalformedEnvelope("The envelope of type " + type + " is not readable", e);
        }
    }

    private Payload payload(String type, JsonNode data) throws JsonProcessingException {
        var known = PayloadType.named(type);
        if (known.isEmpty()) {
            return new Unrecognised(type, data.toString());
        }
        return json.treeToValue(data, known.get().record());
    }

    private static void putIfPresent(ObjectNode tree, String attribute, @Nullable String value) {
        if (value != null) {
            tree.put(attribute, value);
        }
    }
}

package io.millrace.streams.contract.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.golden.GoldenSample;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.contract.payloads.PayloadType;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.Unrecognised;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCodecTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(PayloadType.class)
    void everyPayloadReadsAndWritesItsGoldenSample(PayloadType type) throws Exception {
        ObjectNode golden = (ObjectNode) json.readTree(GoldenSample.json(type.wireName()));

        Envelope read = codec.read(golden);

        assertInstanceOf(type.record(), read.data());
        assertEquals(golden, json.readTree(codec.tree(read).toString()), "written again as it was");
    }

    @ParameterizedTest
    @EnumSource(PayloadType.class)
    void everyPayloadSurvivesItsBytes(PayloadType type) throws Exception {
        Envelope sample = codec.read(json.readTree(GoldenSample.json(type.wireName())));

        Envelope again = codec.decode(codec.encode(sample));

        assertEquals(codec.tree(sample).toString(), codec.tree(again).toString());
    }

    @Test
    void whatARunHasCostIsToldWhereItIsKnownAndNotMentionedElsewhere() throws Exception {
        ObjectNode golden = (ObjectNode) json.readTree(GoldenSample.json("task.completed.v1"));
        assertNull(usageOf(codec.read(golden)).cost(), "as it was told before there was a cost");
        ((ObjectNode) golden.at("/data/usage")).put("cost", new BigDecimal("0.0125"));

        Envelope read = codec.decode(codec.encode(codec.read(golden)));

        assertEquals(new BigDecimal("0.0125"), usageOf(read).cost());
        assertEquals(json.readTree(golden.toString()), json.readTree(codec.tree(read).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1e999999999", "1e12", "1e-13", "\"much\"", "true"})
    void whatCannotBeACostIsMalformed(String cost) throws Exception {
        String golden = GoldenSample.json("task.completed.v1");
        JsonNode told =
                json.readTree(
                        golden.replace("\"inputTokens\"", "\"cost\":" + cost + ",\"inputTokens\""));

        assertThrows(MalformedEnvelope.class, () -> codec.read(told));
    }

    private static TokenUsage usageOf(Envelope envelope) {
        return assertInstanceOf(TaskEvent.TaskCompleted.class, envelope.data()).usage();
    }

    @Test
    void aTypeOfALaterVersionIsKeptRaw() throws Exception {
        String golden = GoldenSample.json("sql.lineage-requested.v1");

        Envelope read = codec.read(json.readTree(golden));

        Unrecognised kept = assertInstanceOf(Unrecognised.class, read.data());
        assertEquals("sql.lineage-requested.v1", kept.type());
        assertEquals(json.readTree(golden), json.readTree(codec.tree(read).toString()));
    }

    @Test
    void aBlockOfALaterVersionIsKeptAsItCame() throws Exception {
        Envelope read = codec.read(json.readTree(GoldenSample.json("task.message-appended.v1")));

        List<ContentBlock> content = ((TaskEvent.MessageAppended) read.data()).content();

        ContentBlock.Other other = assertInstanceOf(ContentBlock.Other.class, content.getLast());
        assertEquals("sketch", other.type());
        assertEquals("[1,2,3]", String.valueOf(other.fields().get("strokes")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "source", "type", "subject", "time", "sessionid", "sequence", "data"})
    void anEnvelopeWithoutARequiredAttributeIsMalformed(String attribute) throws Exception {
        ObjectNode golden = (ObjectNode) json.readTree(GoldenSample.json("task.started.v1"));
        golden.remove(attribute);

        assertThrows(MalformedEnvelope.class, () -> codec.read(golden));
    }

    @Test
    void bytesThatAreNoGzipAreMalformed() {
        byte[] poison = "not gzip".getBytes(StandardCharsets.UTF_8);

        assertThrows(MalformedEnvelope.class, () -> codec.decode(poison));
    }

    @Test
    void aCompressedBombIsRefusedBeforeItFillsTheMemory() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte <= EnvelopeCodec.MAX_JSON_BYTES >> 20; megabyte++) {
                gzip.write(zeros);
            }
        }

        MalformedEnvelope refused =
                assertThrows(MalformedEnvelope.class, () -> codec.decode(bytes.toByteArray()));

        assertTrue(String.valueOf(refused.getMessage()).contains("larger than"));
    }

    @Test
    void deadLettersKeepTheirBytes() throws Exception {
        Envelope read = codec.read(json.readTree(GoldenSample.json("dead-letter.v1")));

        byte[] payload = Base64.getDecoder().decode(((DeadLetter) read.data()).payload());

        assertArrayEquals("not gzip".getBytes(StandardCharsets.UTF_8), payload);
    }
}

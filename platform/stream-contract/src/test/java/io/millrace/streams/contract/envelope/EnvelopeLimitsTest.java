package io.millrace.streams.contract.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.golden.GoldenSample;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.TaskEvent;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeLimitsTest {
    private static final String NUL = "a\u0000b";
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"source", "type", "subject", "traceparent", "causationid", "actor"})
    void anAttributeThatIsNoPlainTextIsMalformed(String attribute) throws Exception {
        for (String forbidden : new String[] {NUL, "a\nb", "a\u007fb", "\ud800", "s".repeat(257)}) {
            ObjectNode tree = golden("task.completed.v1");
            tree.put(attribute, forbidden);

            MalformedEnvelope refused =
                    assertThrows(MalformedEnvelope.class, () -> codec.read(tree));

            assertTrue(String.valueOf(refused.getMessage()).contains(attribute));
        }
    }

    @Test
    void aHeadingWithAControlCharacterIsNone() throws Exception {
        ObjectNode tree = golden("task.completed.v1");
        tree.put("subject", NUL);

        assertEquals(Optional.empty(), codec.heading(zipped(tree.toString())));
    }

    @Test
    void whatIsTooDeepToBeReadIsRefusedWhenItIsWritten() throws Exception {
        Envelope deepest = with(calling(nested(196)));
        assertEquals(deepest.id(), codec.decode(codec.encode(deepest)).id());

        for (int depth : new int[] {197, 300, 5_000}) {
            Envelope deeper = with(calling(nested(depth)));
            assertThrows(UnreadableEnvelope.class, () -> codec.encode(deeper));
        }
    }

    @Test
    void whatIsTooLargeOrHasTooLongPartsIsRefusedWhenItIsWritten() throws Exception {
        Envelope large = with(completed("x".repeat(EnvelopeCodec.MAX_JSON_BYTES)));
        UnreadableEnvelope tooLarge =
                assertThrows(UnreadableEnvelope.class, () -> codec.encode(large));
        assertTrue(String.valueOf(tooLarge.getMessage()).contains("larger than"));

        Envelope longNumber =
                with(calling(new DecimalNode(BigDecimal.TEN.pow(1_001).add(BigDecimal.ONE))));
        assertThrows(UnreadableEnvelope.class, () -> codec.encode(longNumber));
    }

    @Test
    void anAttributeThatCannotBeReadIsRefusedWhenItIsWritten() throws Exception {
        Envelope sample = codec.read(golden("task.completed.v1"));
        Envelope wrong =
                new Envelope(
                        sample.id(),
                        sample.source(),
                        NUL,
                        sample.time(),
                        null,
                        sample.sessionid(),
                        null,
                        null,
                        1,
                        sample.data());

        assertThrows(UnreadableEnvelope.class, () -> codec.encode(wrong));
    }

    @Test
    void anEntryThatIsTooDeepKeepsItsHeading() throws Exception {
        Envelope sample = codec.read(golden("task.completed.v1"));
        ObjectNode tree = golden("task.completed.v1");
        tree.putObject("data");
        String whole = tree.toString();
        for (int depth : new int[] {300, 5_000, 1_000_000}) {
            String deep = "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            byte[] last = zipped(whole.replace("\"data\":{}", "\"data\":" + deep));

            assertThrows(MalformedEnvelope.class, () -> codec.decode(last));
            assertEquals(Optional.of(EnvelopeHeading.of(sample)), codec.heading(last));
        }
        byte[] first =
                zipped("{\"data\":" + "[".repeat(300) + "]".repeat(300) + "," + whole.substring(1));
        assertEquals(Optional.of(EnvelopeHeading.of(sample)), codec.heading(first));
    }

    private Envelope with(Payload payload) throws Exception {
        Envelope sample = codec.read(golden("task.completed.v1"));
        return new Envelope(
                sample.id(),
                sample.source(),
                sample.subject(),
                sample.time(),
                null,
                sample.sessionid(),
                null,
                null,
                1,
                payload);
    }

    private TaskEvent.TaskCompleted completed(String result) throws Exception {
        var sample = (TaskEvent.TaskCompleted) codec.read(golden("task.completed.v1")).data();
        return new TaskEvent.TaskCompleted(sample.taskId(), sample.runId(), result, sample.usage());
    }

    private ObjectNode golden(String name) throws Exception {
        return (ObjectNode) json.readTree(GoldenSample.json(name));
    }

    /// A message that calls a tool with an argument; what is around the argument is four deep.
    private TaskEvent.MessageAppended calling(JsonNode argument) throws Exception {
        var sample =
                (TaskEvent.MessageAppended) codec.read(golden("task.message-appended.v1")).data();
        return new TaskEvent.MessageAppended(
                sample.taskId(),
                sample.runId(),
                sample.step(),
                sample.attempt(),
                sample.messageId(),
                sample.role(),
                List.of(new ContentBlock.ToolUse("call", "tell", argument)));
    }

    private static JsonNode nested(int depth) {
        ArrayNode outermost = JsonNodeFactory.instance.arrayNode();
        ArrayNode innermost = outermost;
        for (int level = 1; level < depth; level++) {
            innermost = innermost.addArray();
        }
        return outermost;
    }

    private static byte[] zipped(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

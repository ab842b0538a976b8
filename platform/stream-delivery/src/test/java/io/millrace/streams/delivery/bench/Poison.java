package io.millrace.streams.delivery.bench;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/// Entries that no build of ours would write.
public final class Poison {
    private Poison() {}

    public static byte[] withWrongPayload(Envelope envelope) {
        var tree = new EnvelopeCodec().tree(envelope);
        tree.putObject("data").put("taskId", "no id").put("attempt", "many");
        return zipped(tree.toString());
    }

    public static byte[] withUnknownType(Envelope envelope) {
        var tree = new EnvelopeCodec().tree(envelope);
        tree.put("type", "task.from-the-future.v9");
        return zipped(tree.toString());
    }

    public static byte[] with(Envelope envelope, String attribute, String value) {
        var tree = new EnvelopeCodec().tree(envelope);
        tree.put(attribute, value);
        return zipped(tree.toString());
    }

    /// With data so many levels deep.
    public static byte[] nested(Envelope envelope, int depth) {
        var tree = new EnvelopeCodec().tree(envelope);
        tree.putObject("data");
        String deep = "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        return zipped(tree.toString().replace("\"data\":{}", "\"data\":" + deep));
    }

    private static byte[] zipped(String json) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

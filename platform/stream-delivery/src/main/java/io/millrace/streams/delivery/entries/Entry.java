package io.millrace.streams.delivery.entries;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of a stream: its id and the bytes of the one field that matters.
///
/// @param data empty when the entry lacks the field or was deleted
// Read once and never compared; a copy per event would be waste.
@SuppressWarnings("ArrayRecordComponent")
public record Entry(StreamKey stream, String id, byte[] data) {

    /// Reads an entry as XRANGE has it: the id, then fields and values in turn.
    public static Entry of(StreamKey stream, Response raw, String field) {
        byte[] data = {};
        Response fields = raw.get(1);
        if (fields != null) {
            for (int i = 0; i + 1 < fields.size(); i += 2) {
                if (fields.get(i).toString().equals(field)) {
                    data = fields.get(i + 1).toBytes();
                }
            }
        }
        return new Entry(stream, raw.get(0).toString(), data);
    }

    /// Reads the answer of XREAD and XREADGROUP for one stream: a map in RESP3, a list of pairs in
    /// RESP2, nil when there was nothing.
    public static List<Entry> all(StreamKey stream, @Nullable Response answer, String field) {
        List<Entry> entries = new ArrayList<>();
        if (answer == null || answer.size() == 0) {
            return entries;
        }
        if (answer.isMap()) {
            add(entries, stream, answer.get(stream.key()), field);
        } else {
            for (Response pair : answer) {
                if (pair.get(0).toString().equals(stream.key())) {
                    add(entries, stream, pair.get(1), field);
                }
            }
        }
        return entries;
    }

    private static void add(
            List<Entry> entries, StreamKey stream, @Nullable Response raw, String field) {
        if (raw != null) {
            raw.forEach(entry -> entries.add(of(stream, entry, field)));
        }
    }

    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }
}

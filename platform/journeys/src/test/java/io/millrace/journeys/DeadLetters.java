package io.millrace.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.payloads.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Reads the stream of dead letters.
final class DeadLetters {
    private static final EnvelopeCodec CODEC = new EnvelopeCodec();

    private DeadLetters() {}

    /// All of them, oldest first.
    static Stream<Letter> of(RunningStack stack) {
        List<?> entries = (List<?>) stack.redisBytes("XRANGE", "dead-letters", "-", "+");
        return entries.stream()
                .map(entry -> (List<?>) ((List<?>) entry).get(1))
                .map(fields -> CODEC.decode((byte[]) fields.get(1)))
                .map(Letter::new);
    }

    record Letter(Envelope envelope) {
        /// Whether it kept what was written into the stream.
        boolean holds(String text) {
            return new String(
                            Base64.getDecoder().decode(content().payload()), StandardCharsets.UTF_8)
                    .contains(text);
        }

        String cause() {
            return content().cause();
        }

        JsonNode json() {
            return CODEC.tree(envelope);
        }

        private DeadLetter content() {
            return (DeadLetter) envelope.data();
        }
    }
}

package io.millrace.streams.contract.payloads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry that was given up on, with all that is needed to look into it and to put it back.
///
/// @param stream the key it was read from
/// @param group the group that gave up
/// @param entryId its id in that stream
/// @param envelopeId the envelope's id, null where the entry could not be read
/// @param cause the last reason
/// @param attempts how often it was tried
/// @param history earlier reasons, oldest first, at most 20
/// @param payload the entry's bytes in Base64 (RFC 4648)
public record DeadLetter(
        String stream,
        String group,
        String entryId,
        @Nullable String envelopeId,
        String cause,
        int attempts,
        List<String> history,
        Instant firstFailedAt,
        Instant lastFailedAt,
        String payload)
        implements Payload {
    public DeadLetter {
        history = List.copyOf(history);
    }
}

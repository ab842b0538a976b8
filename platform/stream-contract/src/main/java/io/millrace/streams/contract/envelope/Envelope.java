package io.millrace.streams.contract.envelope;

import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.PayloadType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of a stream: CloudEvents 1.0 attributes around a payload. No token travels in it.
///
/// @param id UUIDv7; the same again when the same event is published again
/// @param source the service that tells it
/// @param subject the id of the aggregate it is about; the ordering key
/// @param time when it happened
/// @param traceparent W3C Trace Context of what caused it
/// @param sessionid the session it belongs to; the partitioning key
/// @param causationid the envelope or request that caused it
/// @param actor the user in whose name it happened
/// @param sequence 1, 2, 3 … per (source, stream family, subject); 0 for what may be lost
public record Envelope(
        UUID id,
        String source,
        String subject,
        Instant time,
        @Nullable String traceparent,
        SessionId sessionid,
        @Nullable String causationid,
        @Nullable String actor,
        long sequence,
        Payload data) {
    /// What `datacontenttype` says of every payload.
    public static final String DATA_CONTENT_TYPE = "application/json";

    /// The CloudEvents version all envelopes have.
    public static final String SPEC_VERSION = "1.0";

    /// The payload's wire name.
    public String type() {
        return PayloadType.wireNameOf(data);
    }

    /// Whether order and gaps matter for this one.
    public boolean isSequenced() {
        return sequence > 0;
    }
}

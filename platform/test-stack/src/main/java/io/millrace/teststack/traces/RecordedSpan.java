package io.millrace.teststack.traces;

import java.util.Map;

/// A span as a service exported it.
///
/// @param service `service.name` of whoever recorded it
/// @param traceId 32 hexadecimal digits
/// @param spanId 16 hexadecimal digits
/// @param parentId the span it is part of; empty for the first of a trace
/// @param attributes those that are texts, numbers or truth values
public record RecordedSpan(
        String service,
        String traceId,
        String spanId,
        String parentId,
        String name,
        Kind kind,
        Map<String, String> attributes) {

    /// The span kinds of OTLP.
    public enum Kind {
        UNSPECIFIED,
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }

    /// Whether this one is directly below the other.
    public boolean isChildOf(RecordedSpan other) {
        return traceId.equals(other.traceId) && parentId.equals(other.spanId);
    }
}

/// What a service records of a trace, and whether it sends it anywhere.
///
/// Quarkus' OpenTelemetry extension opens the spans of HTTP and JDBC, stream-delivery those of
/// messages, agent-service those of models and tools. What they have in common is here:
/// [StorySampler] decides what is recorded, [Sampling] hands it to the extension, and
/// `microprofile-config.properties` says where spans go.
///
/// Without a collector (`OTEL_EXPORTER_OTLP_ENDPOINT`) nothing is recorded and nothing is sent, yet
/// every request and every message still carries its `traceparent`, and log lines their `traceId`.
@NullMarked
package io.millrace.tracing;

import org.jspecify.annotations.NullMarked;

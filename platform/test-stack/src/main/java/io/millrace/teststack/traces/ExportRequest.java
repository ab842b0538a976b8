package io.millrace.teststack.traces;

import io.millrace.teststack.traces.Protobuf.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a service sends: `ExportTraceServiceRequest` of OTLP 1 (opentelemetry-proto, files
/// `collector/trace/v1/trace_service.proto` and `trace/v1/trace.proto`).
final class ExportRequest {
    private ExportRequest() {}

    static List<RecordedSpan> spansOf(byte[] request) {
        List<RecordedSpan> spans = new ArrayList<>();
        for (Field resourceSpans : Protobuf.read(request).all(1)) {
            Protobuf ofResource = resourceSpans.message();
            String service =
                    ofResource
                            .first(1)
                            .map(resource -> attributes(resource.message(), 1))
                            .map(known -> known.getOrDefault("service.name", ""))
                            .orElse("");
            for (Field scopeSpans : ofResource.all(2)) {
                for (Field span : scopeSpans.message().all(2)) {
                    spans.add(span(service, span.message()));
                }
            }
        }
        return spans;
    }

    private static RecordedSpan span(String service, Protobuf span) {
        int kind = span.first(6).map(field -> (int) field.value()).orElse(0);
        return new RecordedSpan(
                service,
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                kind(kind),
                attributes(span, 9));
    }

    private static RecordedSpan.Kind kind(int number) {
        return switch (number) {
            case 1 -> RecordedSpan.Kind.INTERNAL;
            case 2 -> RecordedSpan.Kind.SERVER;
            case 3 -> RecordedSpan.Kind.CLIENT;
            case 4 -> RecordedSpan.Kind.PRODUCER;
            case 5 -> RecordedSpan.Kind.CONSUMER;
            default -> RecordedSpan.Kind.UNSPECIFIED;
        };
    }

    /// `KeyValue`s: a text is field 1 of a value, a truth value field 2, a whole number field 3.
    private static Map<String, String> attributes(Protobuf message, int number) {
        Map<String, String> attributes = new TreeMap<>();
        for (Field field : message.all(number)) {
            Protobuf pair = field.message();
            pair.first(2)
                    .flatMap(value -> value.message().fields().stream().findFirst())
                    .ifPresent(value ->
                            attributes.put(
                                    pair.text(1),
                                    switch (value.number()) {
                                        case 1 -> value.text();
                                        case 2, 3 -> Long.toString(value.value());
                                        default -> "…";
                                    }));
        }
        return attributes;
    }
}

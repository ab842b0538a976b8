package io.millrace.streams.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.settings.DeliverySpans;
import io.millrace.teststack.Await;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliverySpansTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;

    private final Recorded recorded = new Recorded();

    @Test
    void aMessageIsHandledInTheTraceThatItWasMadeIn() {
        OpenTelemetrySdk openTelemetry = sdk(Sampler.alwaysOn());
        try (Bench bench = Bench.traced(new DeliverySpans(openTelemetry, true))) {
            TaskId task = Bench.newTask();
            Span request = openTelemetry.getTracer("test").spanBuilder("POST").startSpan();
            Envelope told;
            try (Scope _ = request.makeCurrent()) {
                told = bench.enqueue(EVENTS, task, 1);
            }
            request.end();
            bench.startRelay();
            List<Span> seen = new CopyOnWriteArrayList<>();
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        seen.add(Span.current());
                        return bench.effects.add(envelope);
                    });

            SpanData process = recorded.await("process events.tasks");
            SpanData send = recorded.await("send events.tasks");
            SpanData create = recorded.await("create events.tasks");
            assertEquals(
                    1,
                    recorded.spans.stream().map(SpanData::getTraceId).distinct().count(),
                    recorded::toString);
            assertEquals(request.getSpanContext().getSpanId(), create.getParentSpanId());
            assertEquals(create.getSpanId(), send.getParentSpanId());
            assertEquals(create.getSpanId(), process.getParentSpanId());
            assertEquals(
                    "00-" + create.getTraceId() + "-" + create.getSpanId() + "-01",
                    told.traceparent());
            assertEquals(
                    List.of(SpanKind.PRODUCER, SpanKind.CLIENT, SpanKind.CONSUMER),
                    List.of(create.getKind(), send.getKind(), process.getKind()));
            assertEquals(process.getSpanId(), seen.getFirst().getSpanContext().getSpanId());
            Map<String, Object> said = new HashMap<>();
            process.getAttributes().forEach((key, value) -> said.put(key.getKey(), value));
            assertEquals(
                    Map.of(
                            "messaging.system", "redis",
                            "messaging.operation.name", "process",
                            "messaging.operation.type", "process",
                            "messaging.destination.name", "events.tasks",
                            "messaging.consumer.group.name", "session-service",
                            "messaging.message.id", told.id().toString(),
                            "cloudevents.event_type", told.type(),
                            "cloudevents.event_subject", task.toString()),
                    said);
        }
    }

    @Test
    void aHandlerThatBreaksMarksItsSpanAndRepeatsNothingOfTheMessage() {
        try (Bench bench = Bench.traced(new DeliverySpans(sdk(Sampler.alwaysOn()), true))) {
            bench.enqueue(EVENTS, Bench.newTask(), 1);
            bench.startRelay();
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    _ -> {
                        throw new IllegalStateException("secret");
                    });

            SpanData process = recorded.await("process events.tasks");
            assertEquals(StatusCode.ERROR, process.getStatus().getStatusCode());
            assertTrue(process.getAttributes().toString().contains("IllegalStateException"));
            assertTrue(recorded.spans.stream().noneMatch(s -> s.toString().contains("secret")));
        }
    }

    @Test
    void whereNothingIsRecordedTheTraceCrossesTheStreamAllTheSame() {
        OpenTelemetrySdk openTelemetry = sdk(Sampler.alwaysOff());
        try (Bench bench = Bench.traced(new DeliverySpans(openTelemetry, false))) {
            Span request = openTelemetry.getTracer("test").spanBuilder("POST").startSpan();
            Envelope told;
            try (Scope _ = request.makeCurrent()) {
                told = bench.enqueue(EVENTS, Bench.newTask(), 1);
            }
            bench.startRelay();
            List<Span> seen = new CopyOnWriteArrayList<>();
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        seen.add(Span.current());
                        return bench.effects.add(envelope);
                    });

            Await.until("it is handled", () -> !seen.isEmpty());
            assertNotNull(told.traceparent());
            assertTrue(told.traceparent().endsWith("-00"), told.traceparent());
            assertEquals(
                    request.getSpanContext().getTraceId(),
                    seen.getFirst().getSpanContext().getTraceId());
            assertEquals(List.of(), recorded.spans);
        }
    }

    private OpenTelemetrySdk sdk(Sampler sampler) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder()
                                .setSampler(sampler)
                                .addSpanProcessor(SimpleSpanProcessor.create(recorded))
                                .build())
                .build();
    }

    /// What was recorded.
    private static final class Recorded implements SpanExporter {
        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        SpanData await(String name) {
            return Await.value(
                    "a span " + name + " among " + this,
                    () -> spans.stream().filter(span -> span.getName().equals(name)).findFirst());
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public String toString() {
            return spans.stream().map(SpanData::getName).collect(Collectors.joining(", "));
        }
    }
}

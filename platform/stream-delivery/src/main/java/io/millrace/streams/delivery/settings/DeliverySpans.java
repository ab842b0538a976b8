package io.millrace.streams.delivery.settings;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Messages as spans of OpenTelemetry: one where a message is made, one where the relay sends it,
/// one where it is handled. The last two are children of the first.
///
/// Names and attributes are those of the semantic conventions 1.37.0 for messaging and for
/// CloudEvents. None of them holds anything of what a message says.
public final class DeliverySpans implements TraceContext {
    private static final String TRACEPARENT = "traceparent";
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION =
            AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE =
            AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION =
            AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> GROUP =
            AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<String> MESSAGE =
            AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<String> EVENT_TYPE =
            AttributeKey.stringKey("cloudevents.event_type");
    private static final AttributeKey<String> EVENT_SUBJECT =
            AttributeKey.stringKey("cloudevents.event_subject");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    /// Reads the one value that an envelope carries.
    private static final TextMapGetter<String> CARRIED =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(String traceparent) {
                    return List.of(TRACEPARENT);
                }

                @Override
                public @Nullable String get(@Nullable String traceparent, String key) {
                    return TRACEPARENT.equals(key) ? traceparent : null;
                }
            };

    private final Tracer tracer;
    private final boolean recording;

    /// @param recording whether spans are recorded anywhere; if not, the relay's, which nothing
    ///   follows from, are not even begun
    public DeliverySpans(OpenTelemetry openTelemetry, boolean recording) {
        tracer = openTelemetry.getTracer("io.millrace.streams.delivery");
        this.recording = recording;
    }

    @Override
    public @Nullable String created(StreamKey stream, UUID message) {
        Span span =
                begin("create", SpanKind.PRODUCER, stream)
                        .setAttribute(MESSAGE, message.toString())
                        .startSpan();
        span.end();
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(span), carrier, Map::put);
        return carrier.get(TRACEPARENT);
    }

    @Override
    public void sent(String stream, Duration delay, Supplier<Optional<String>> traceparent) {
        if (!recording) {
            return;
        }
        Context parent = from(traceparent.get().orElse(null));
        if (!Span.fromContext(parent).getSpanContext().isSampled()) {
            return;
        }
        Instant now = Instant.now();
        begin("send", SpanKind.CLIENT, StreamKey.parse(stream))
                .setParent(parent)
                .setStartTimestamp(now.minus(delay))
                .startSpan()
                .end(now);
    }

    @Override
    public <T> T within(Delivered delivered, Supplier<T> work) {
        Envelope envelope = delivered.envelope();
        SpanBuilder builder =
                begin("process", SpanKind.CONSUMER, delivered.stream())
                        .setParent(from(envelope.traceparent()))
                        .setAttribute(MESSAGE, envelope.id().toString())
                        .setAttribute(EVENT_TYPE, envelope.type())
                        .setAttribute(EVENT_SUBJECT, envelope.subject());
        delivered.group().ifPresent(group -> builder.setAttribute(GROUP, group));
        Span span = builder.startSpan();
        try (Scope _ = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException | Error e) {
            // Its message may repeat what the envelope says.
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR, e.getClass().getName());
            throw e;
        } finally {
            span.end();
        }
    }

    /// Named after the operation and what is always the same of the stream's name.
    private SpanBuilder begin(String operation, SpanKind kind, StreamKey stream) {
        return tracer.spanBuilder(operation + " " + stream.name().family())
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "redis")
                .setAttribute(OPERATION, operation)
                .setAttribute(OPERATION_TYPE, operation)
                .setAttribute(DESTINATION, stream.key());
    }

    private static Context from(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), traceparent, CARRIED);
    }
}

package io.millrace.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Optional<String> COLLECTOR = Optional.of("http://127.0.0.1:4318");

    @Test
    void without_a_collector_nothing_is_recorded_whoever_asks_for_it() {
        Settings silent = new Settings(Optional.empty(), 1, true);

        assertEquals(
                SamplingDecision.DROP,
                decided(silent, from(TraceFlags.getSampled()), SpanKind.SERVER));
    }

    @Test
    void a_request_and_a_message_begin_a_trace_and_a_call_of_a_loop_does_not() {
        Settings told = new Settings(COLLECTOR, 1, true);

        assertEquals(
                SamplingDecision.RECORD_AND_SAMPLE, decided(told, Context.root(), SpanKind.SERVER));
        assertEquals(
                SamplingDecision.RECORD_AND_SAMPLE,
                decided(told, Context.root(), SpanKind.CONSUMER));
        assertEquals(SamplingDecision.DROP, decided(told, Context.root(), SpanKind.CLIENT));
        assertEquals(
                SamplingDecision.RECORD_AND_SAMPLE,
                decided(told, from(TraceFlags.getSampled()), SpanKind.CLIENT));
    }

    @Test
    void what_the_sender_decided_holds_where_senders_are_believed() {
        Settings none = new Settings(COLLECTOR, 0, true);
        Settings all = new Settings(COLLECTOR, 1, true);

        assertEquals(
                SamplingDecision.RECORD_AND_SAMPLE,
                decided(none, from(TraceFlags.getSampled()), SpanKind.SERVER));
        assertEquals(
                SamplingDecision.DROP,
                decided(all, from(TraceFlags.getDefault()), SpanKind.SERVER));
    }

    @Test
    void where_they_are_not_the_share_decides() {
        Settings none = new Settings(COLLECTOR, 0, false);
        Settings all = new Settings(COLLECTOR, 1, false);

        assertEquals(
                SamplingDecision.DROP,
                decided(none, from(TraceFlags.getSampled()), SpanKind.SERVER));
        assertEquals(
                SamplingDecision.RECORD_AND_SAMPLE,
                decided(all, from(TraceFlags.getDefault()), SpanKind.SERVER));
    }

    private static SamplingDecision decided(TracingConfig config, Context parent, SpanKind kind) {
        return new Sampling()
                .sampler(config)
                .shouldSample(parent, TRACE, "x", kind, Attributes.empty(), List.of())
                .getDecision();
    }

    private static Context from(TraceFlags flags) {
        return Context.root()
                .with(
                        Span.wrap(
                                SpanContext.createFromRemoteParent(
                                        TRACE,
                                        "00f067aa0ba902b7",
                                        flags,
                                        TraceState.getDefault())));
    }

    private record Settings(Optional<String> endpoint, double share, boolean believesCallers)
            implements TracingConfig {}
}

package io.millrace.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/// Records traces that tell a story: one begins with a request or a message. A call that a service
/// makes of its own accord, as its loops do when they look for work every few seconds, is left out.
final class StorySampler implements Sampler {
    private final Sampler share;

    /// @param share decides about the stories
    StorySampler(Sampler share) {
        this.share = share;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> links) {
        boolean begins = !Span.fromContext(parent).getSpanContext().isValid();
        return begins && kind == SpanKind.CLIENT
                ? SamplingResult.drop()
                : share.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return "StorySampler{" + share.getDescription() + "}";
    }
}

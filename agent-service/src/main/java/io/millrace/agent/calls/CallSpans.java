package io.millrace.agent.calls;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.net.http.HttpRequest;

/// Each request as a span, whose `traceparent` the other service gets. The JDK's client, which this
/// service uses because a call of it can be interrupted, is traced by nobody else. Attributes after
/// the OpenTelemetry semantic conventions for HTTP clients, without the path, which names things of
/// users.
final class CallSpans {
    private static final AttributeKey<String> METHOD =
            AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS =
            AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final int FIRST_ERROR = 400;

    private final Tracer tracer;

    CallSpans(OpenTelemetry openTelemetry) {
        tracer = openTelemetry.getTracer("io.millrace.agent.calls");
    }

    /// What makes the request.
    @FunctionalInterface
    interface Exchange {
        CallAnswer answer() throws InterruptedException;
    }

    /// Makes a request in a span of its own.
    ///
    /// @param request gets the headers of the span
    CallAnswer within(HttpRequest.Builder request, Exchange exchange) throws InterruptedException {
        HttpRequest asked = request.copy().build();
        URI address = asked.uri();
        Span span =
                tracer.spanBuilder(asked.method())
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(METHOD, asked.method())
                        .setAttribute(HOST, String.valueOf(address.getHost()))
                        .setAttribute(PORT, (long) address.getPort())
                        .startSpan();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.current().with(span), request, CallSpans::set);
        try (Scope _ = span.makeCurrent()) {
            CallAnswer answer = exchange.answer();
            tell(span, answer);
            return answer;
        } catch (InterruptedException e) {
            failed(span, "interrupted");
            throw e;
        } finally {
            span.end();
        }
    }

    private static void tell(Span span, CallAnswer answer) {
        switch (answer) {
            case CallAnswer.Answered(int status, String _) -> {
                span.setAttribute(STATUS, (long) status);
                if (status >= FIRST_ERROR) {
                    failed(span, Integer.toString(status));
                }
            }
            case CallAnswer.Unreachable _ -> failed(span, "unreachable");
        }
    }

    private static void failed(Span span, String why) {
        span.setStatus(StatusCode.ERROR).setAttribute(ERROR, why);
    }

    private static void set(HttpRequest.Builder request, String name, String value) {
        request.setHeader(name, value);
    }
}

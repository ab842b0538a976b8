package io.millrace.streams.delivery.settings;

import org.jspecify.annotations.Nullable;

/// Where the W3C trace context comes from and goes to; the adapter to a tracing library lives in
/// the service.
public interface TraceContext {
    /// Traces nothing.
    TraceContext NONE =
            new TraceContext() {
                @Override
                public @Nullable String traceparent() {
                    return null;
                }

                @Override
                public void within(@Nullable String traceparent, String name, Runnable work) {
                    work.run();
                }
            };

    /// The `traceparent` of what runs on this thread, null when nothing is traced.
    @Nullable String traceparent();

    /// Runs the work in a span of that name that continues the given trace.
    ///
    /// @param traceparent as an envelope carried it, null for a new trace
    void within(@Nullable String traceparent, String name, Runnable work);
}

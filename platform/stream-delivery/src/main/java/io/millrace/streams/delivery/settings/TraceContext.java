package io.millrace.streams.delivery.settings;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries traces across the streams: a message is made within a trace, and handled within the same
/// one. [DeliverySpans] does it with OpenTelemetry.
public interface TraceContext {
    /// Traces nothing.
    TraceContext NONE =
            new TraceContext() {
                @Override
                public @Nullable String created(StreamKey stream, UUID message) {
                    return null;
                }

                @Override
                public void sent(
                        String stream, Duration delay, Supplier<Optional<String>> traceparent) {}

                @Override
                public <T> T within(Delivered delivered, Supplier<T> work) {
                    return work.get();
                }
            };

    /// A message that is to be handled.
    ///
    /// @param group empty for a stream that is read without one
    record Delivered(StreamKey stream, Optional<String> group, Envelope envelope) {}

    /// The thread that calls makes a message.
    ///
    /// @return the `traceparent` that the message carries; null when nothing is traced
    @Nullable String created(StreamKey stream, UUID message);

    /// The relay has sent a message.
    ///
    /// @param delay since its transaction
    /// @param traceparent what the message carries; costs reading it
    void sent(String stream, Duration delay, Supplier<Optional<String>> traceparent);

    /// Handles a message within the trace that it carries.
    ///
    /// @return what the work returns
    <T> T within(Delivered delivered, Supplier<T> work);
}

package io.millrace.streams.delivery;

/// Reads a stream for a group and hands each envelope to a handler.
public final class EventConsumer implements AutoCloseable {
    EventConsumer() {}

    /// Starts reading in the background.
    public void start() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Stops reading and waits for what is being handled, at most the grace period.
    @Override
    public void close() {}
}

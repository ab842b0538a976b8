package io.millrace.streams.delivery;

/// Moves committed events from the outbox to their streams.
public final class OutboxRelay implements AutoCloseable {
    OutboxRelay() {}

    /// Starts relaying in the background.
    public void start() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Relays what is there now.
    ///
    /// @return how many events were sent
    public int relayOnce() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Says that there may be something to send.
    public void wake() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {}
}

package io.millrace.streams.delivery;

/// Follows a stream from its end, without a group.
public final class StreamTail implements AutoCloseable {
    StreamTail() {}

    /// Starts following; what is written from now on is heard.
    public void start() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {}
}

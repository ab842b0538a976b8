package io.millrace.streams.delivery;

/// Reads work streams for a group and hands out long-running work, the most urgent first.
public final class WorkConsumer implements AutoCloseable {
    WorkConsumer() {}

    /// Starts taking work in the background.
    public void start() {
        throw new UnsupportedOperationException("not yet");
    }

    /// How many more pieces of work could begin now.
    public int freeSlots() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Takes no more work, waits for what is being done, at most the grace period, then interrupts
    /// and releases it for others.
    @Override
    public void close() {}
}

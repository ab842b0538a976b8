package io.millrace.gateway.fanout;

/// Whoever takes events from a subscription. Called from the one thread that reads for everybody,
/// so both return at once.
public interface Watcher {
    /// There may be something to take.
    void wake();

    /// The watcher is too far behind: nothing comes any more, the connection is to be closed.
    void overrun();
}

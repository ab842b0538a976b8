package io.millrace.localstack.stack;

import java.time.Duration;

/// Hears what becomes of each component; called from several threads.
public interface Progress {
    /// What it runs must be fetched or built first, which happens once and takes minutes.
    void preparing(Component component);

    /// It waits for what it needs, or has begun to start.
    void starting(Component component);

    /// It is ready.
    ///
    /// @param took time since [#starting]
    void ready(Component component, Duration took);

    /// It could not be started; the reason comes as an exception later.
    void failed(Component component);

    /// It is being stopped.
    void stopping(String component);

    /// A sentence for the person at the terminal.
    void say(String sentence);
}

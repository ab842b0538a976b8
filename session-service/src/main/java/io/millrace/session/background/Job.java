package io.millrace.session.background;

/// A background task. A bean of this type is found by [Jobs].
public interface Job {
    JobName name();

    /// How much waits for this job; asked for every few seconds.
    Backlog backlog();

    /// Begins in the background; closing what is returned ends it.
    ///
    /// @param rounds must be told of every round
    Running start(Rounds rounds);

    /// A job that runs.
    @FunctionalInterface
    interface Running extends AutoCloseable {
        /// Ends it, in bounded time.
        @Override
        void close();
    }
}

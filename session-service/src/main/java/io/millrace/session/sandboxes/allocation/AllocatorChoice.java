package io.millrace.session.sandboxes.allocation;

/// Who lends sandboxes.
public enum AllocatorChoice {
    /// Nobody to sessions; the pool to others.
    NONE,
    /// The built-in pool of submitted items.
    POOL,
    /// This host: a directory for each lease.
    LOCAL,
    /// An allocator of its own, over HTTP.
    EXTERNAL
}

package io.millrace.localstack.process;

/// How long a started process may live.
public enum Lifetime {
    /// It is stopped when the virtual machine that started it dies, however that happens (where the
    /// operating system can do this: Linux with util-linux). The next start cleans up otherwise.
    WITH_STARTER,
    /// It stays until somebody stops it.
    DETACHED
}

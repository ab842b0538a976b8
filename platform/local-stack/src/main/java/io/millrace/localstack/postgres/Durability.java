package io.millrace.localstack.postgres;

import java.util.List;

/// What a commit is worth.
public enum Durability {
    /// It survives the loss of power: everything is on disk before the commit is answered.
    POWER_LOSS("on"),
    /// It survives the death of any process, but not of the machine; quick, for tests.
    CRASH("off");

    private final String synced;

    Durability(String synced) {
        this.synced = synced;
    }

    /// Server settings. A commit always waits until the kernel has its log record
    /// (`synchronous_commit`), so that killing the server never loses one.
    List<String> settings() {
        return List.of("fsync=" + synced, "full_page_writes=" + synced, "synchronous_commit=on");
    }
}

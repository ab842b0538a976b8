package io.millrace.streams.contract.catalogue;

import java.util.Locale;

/// How soon a task is wanted, the most urgent first. Each has a work stream of its own.
public enum TaskPriority {
    URGENT,
    HIGH,
    MEDIUM,
    LOW;

    /// The last part of the priority's work stream.
    public String streamPart() {
        return name().toLowerCase(Locale.ROOT);
    }
}

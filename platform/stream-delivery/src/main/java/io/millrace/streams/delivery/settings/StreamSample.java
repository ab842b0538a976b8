package io.millrace.streams.delivery.settings;

import java.time.Duration;

/// How a stream stands with a group.
///
/// @param length entries in the stream
/// @param lag entries not yet delivered to the group; -1 when Redis cannot tell
/// @param pending entries delivered and not acknowledged
/// @param oldestPending age of the oldest pending entry, zero when there is none
public record StreamSample(long length, long lag, long pending, Duration oldestPending) {}

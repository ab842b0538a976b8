package io.millrace.session.retention;

import java.time.Duration;
import java.time.Instant;

/// Deletes one kind of row that is past its retention. A bean of this type is found by [Retention].
public interface Purge {
    /// What is purged, in a word or two, for the log.
    String what();

    /// How long it is kept.
    Duration kept();

    /// Deletes what is older, in a transaction of its own; safe in many instances (`SKIP LOCKED`).
    ///
    /// @param before what is older than this may go
    /// @param most how many at most
    /// @return how many went
    int purge(Instant before, int most);
}

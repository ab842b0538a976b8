package io.millrace.streams.delivery.settings;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import java.time.Duration;

/// Told of everything that happens to envelopes, for figures and for tests. Must be quick and must
/// not throw.
public interface DeliveryObserver {
    /// Sees nothing.
    DeliveryObserver NONE = new DeliveryObserver() {};

    /// The relay has appended so many rows to their streams and not yet marked them as sent.
    default void appended(int rows) {}

    /// The relay has marked a row as sent.
    ///
    /// @param stream its key
    /// @param delay from the row's transaction to now
    default void published(String stream, Duration delay) {}

    /// A stream refused a row; its subject waits.
    default void refused(String stream, String cause) {}

    /// Redis has lost memory, and sent rows are to be sent again.
    default void republishing(int rows, String cause) {}

    /// A handler is about to be called.
    default void handling(StreamKey stream, String group, Envelope envelope) {}

    /// A handler has answered; its transaction is not yet committed.
    default void beforeCommit(StreamKey stream, String group, Envelope envelope) {}

    /// An envelope's effect is committed; the entry is not yet acknowledged.
    ///
    /// @param time what the handling took
    default void handled(StreamKey stream, String group, Envelope envelope, Duration time) {}

    /// The entry is acknowledged.
    default void acknowledged(StreamKey stream, String group, String entryId) {}

    /// An envelope came again and was skipped.
    default void duplicate(StreamKey stream, String group, Envelope envelope) {}

    /// An envelope came before an earlier one of its subject.
    default void gap(StreamKey stream, String group, Envelope envelope, long expected) {}

    /// An envelope of a type that this build does not know was let pass.
    default void unrecognised(StreamKey stream, String group, String type) {}

    /// An entry is to be tried again.
    default void retried(StreamKey stream, String group, Envelope envelope, int attempt) {}

    /// An entry was given up on.
    default void deadLettered(StreamKey stream, String group, String cause) {}

    /// An entry of another consumer that had stopped working on it was claimed.
    default void claimed(StreamKey stream, String group, String entryId) {}

    /// Work was found to belong to somebody else by now.
    default void lost(StreamKey stream, String group, Envelope envelope) {}

    /// How a stream stands, now and then.
    default void sampled(StreamKey stream, String group, StreamSample sample) {}
}

package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.inbox.Attempts;
import io.millrace.streams.delivery.inbox.Gaps;
import io.millrace.streams.delivery.inbox.Inbox;
import io.millrace.streams.delivery.inbox.Turn;
import io.millrace.streams.delivery.settings.DeliverySettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What happens to an entry that could not be handled: tried again after a while, or given up. All
/// in the caller's transaction.
///
/// @param group the group it happens in
/// @param ordered whether the group keeps positions, so that a tombstone is needed
record Setbacks(Parts parts, String group, boolean ordered) {
    /// Counts a failed attempt.
    ///
    /// @param delay at least this long until the next one
    /// @return true when there is no next one and the entry is to be acknowledged
    boolean failed(Entry entry, Envelope envelope, Duration delay, String why) {
        DeliverySettings settings = parts.settings();
        Connection connection = parts.transactions().connection();
        EnvelopeHeading heading = EnvelopeHeading.of(envelope);
        Attempts.Tally tally = Attempts.failed(connection, group, entry, heading, why);
        if (tally.attempts() >= settings.maxAttempts()) {
            giveUp(entry, Optional.of(heading), why, tally);
            return true;
        }
        Duration wait = settings.backoff().after(tally.attempts());
        Attempts.dueIn(connection, group, envelope.id(), delay.compareTo(wait) > 0 ? delay : wait);
        parts.observer().retried(entry.stream(), group, envelope, tally.attempts());
        return false;
    }

    /// Somebody holds the lease: another entry about the same subject, or a worker whose lease has
    /// not yet run out. That it was abandoned is counted when its lease can be taken: only then is
    /// it sure that nobody is at it.
    void postpone(Entry entry, EnvelopeHeading heading, boolean abandoned) {
        Attempts.postpone(
                parts.transactions().connection(),
                group,
                entry,
                heading,
                parts.settings().abandonedAfter(),
                abandoned);
    }

    /// Gives an entry up at its first failure.
    void giveUp(Entry entry, Optional<EnvelopeHeading> heading, String cause) {
        giveUp(entry, heading, cause, Attempts.Tally.once());
    }

    private void giveUp(
            Entry entry, Optional<EnvelopeHeading> heading, String cause, Attempts.Tally tally) {
        Connection connection = parts.transactions().connection();
        if (ordered && heading.isPresent()) {
            Inbox.passOver(connection, group, entry.stream().name().family(), heading.get(), cause);
        } else {
            heading.ifPresent(known -> Attempts.forget(connection, group, known.id()));
        }
        parts.deadLetters().add(group, entry, heading, cause, tally);
        parts.observer().deadLettered(entry.stream(), group, cause);
    }

    /// An entry came too early.
    Turn early(Entry entry, Envelope envelope) {
        Connection connection = parts.transactions().connection();
        EnvelopeHeading heading = EnvelopeHeading.of(envelope);
        Turn turn = Gaps.early(connection, group, entry, heading, parts.settings());
        switch (turn) {
            case Turn.Now now -> neverArrived(entry, heading, now.passedOver());
            case Turn.Later later -> neverArrived(entry, heading, later.passedOver());
            case Turn.Never never ->
                    giveUp(
                            entry,
                            Optional.of(heading),
                            "number %d of %s from %s is too far beyond %d"
                                    .formatted(
                                            heading.sequence(),
                                            heading.subject(),
                                            heading.source(),
                                            never.last()));
        }
        return turn;
    }

    private void neverArrived(Entry entry, EnvelopeHeading heading, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        String cause =
                "numbers %d to %d of %s from %s never arrived"
                        .formatted(
                                numbers.getFirst(),
                                numbers.getLast(),
                                heading.subject(),
                                heading.source());
        Entry nothing = new Entry(entry.stream(), entry.id(), new byte[0]);
        parts.deadLetters().add(group, nothing, Optional.empty(), cause, Attempts.Tally.once());
        parts.observer().deadLettered(entry.stream(), group, cause);
    }
}

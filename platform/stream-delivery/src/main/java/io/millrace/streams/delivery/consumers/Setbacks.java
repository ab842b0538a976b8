package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.inbox.Attempts;
import io.millrace.streams.delivery.inbox.Gaps;
import io.millrace.streams.delivery.inbox.Inbox;
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
    private static final int CLAIMS = 10;

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
    ///
    /// @return true when the numbers before it are waited for no longer, and it may pass
    boolean early(Entry entry, Envelope envelope, long expected) {
        DeliverySettings settings = parts.settings();
        Connection connection = parts.transactions().connection();
        EnvelopeHeading heading = EnvelopeHeading.of(envelope);
        String family = entry.stream().name().family();
        Duration missing =
                Gaps.early(connection, group, entry, heading, expected, settings.backoff());
        // What is in hand is either finished, or claimed from whoever died over it and touched
        // again.
        Duration sureToBeClaimed = settings.abandonedAfter().multipliedBy(CLAIMS);
        boolean patient =
                missing.compareTo(settings.gapPatience()) < 0
                        || Gaps.underWay(
                                connection,
                                group,
                                family,
                                heading,
                                expected,
                                settings.gapPatience().plus(sureToBeClaimed));
        if (patient) {
            return false;
        }
        List<Long> buried = Inbox.passOverMissing(connection, group, family, heading);
        if (!buried.isEmpty()) {
            String cause =
                    "numbers %d to %d of %s from %s never arrived"
                            .formatted(
                                    buried.getFirst(),
                                    buried.getLast(),
                                    heading.subject(),
                                    heading.source());
            Entry nothing = new Entry(entry.stream(), entry.id(), new byte[0]);
            parts.deadLetters().add(group, nothing, Optional.empty(), cause, Attempts.Tally.once());
            parts.observer().deadLettered(entry.stream(), group, cause);
        }
        return true;
    }
}

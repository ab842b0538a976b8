package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.Reading;
import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.leases.Lease;
import io.millrace.streams.delivery.leases.Leases;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Gives up entries of work that never reached their handler, or whose end could not be written
/// down. Whoever can be named is told, in the transaction that makes the dead letter.
///
/// @param owner in whose name leases are taken
record GivingUp(Parts parts, String group, String owner, Setbacks setbacks, Farewell farewell) {
    private static final Logger LOG = Logger.getLogger(GivingUp.class);

    /// Gives up what cannot be read.
    ///
    /// @return whether the entry is finished; false when it has to wait for another about its
    ///   subject
    boolean illegible(Entry entry, Reading.Illegible reading, boolean abandoned) {
        Optional<GivenUp> named = named(reading);
        if (named.isEmpty()) {
            // There is nobody to be told, and nothing to know it by if it comes again.
            parts.transactions()
                    .runInTransaction(
                            () -> setbacks.giveUp(entry, Optional.empty(), reading.cause()));
            return true;
        }
        GivenUp work = named.get();
        if (parts.inbox().handled(group, work.id())) {
            LOG.debugf("%s has given up on %s of %s before", group, entry.id(), entry.stream());
            return true;
        }
        if (!told(entry, work, reading.cause())) {
            parts.transactions()
                    .runInTransaction(() -> setbacks.postpone(entry, headingOf(work), abandoned));
            return false;
        }
        return true;
    }

    /// For the [LastResort].
    LastResort.Heard lastWord(Entry entry, Reading reading, String cause) {
        return named(reading)
                .map(work ->
                        told(entry, work, cause) ? LastResort.Heard.TOLD : LastResort.Heard.LATER)
                .orElse(LastResort.Heard.NOBODY);
    }

    /// @return false when somebody works on its subject just now; nothing was done
    private boolean told(Entry entry, GivenUp work, String cause) {
        Optional<Lease> taken = parts.leases().take(group + "/" + work.subject(), owner);
        if (taken.isEmpty()) {
            return false;
        }
        Lease lease = taken.get();
        return parts.leases()
                .holding(
                        lease,
                        () ->
                                farewell.orWithout(goodbye -> {
                                    parts.leases().requireHeld(lease);
                                    setbacks.giveUp(entry, Optional.of(headingOf(work)), cause);
                                    goodbye.say(work, cause);
                                    Leases.releaseOn(parts.transactions().connection(), lease);
                                    return true;
                                }));
    }

    private static Optional<GivenUp> named(Reading reading) {
        return switch (reading) {
            case Reading.Legible readable -> Optional.of(new GivenUp.Legible(readable.envelope()));
            case Reading.Illegible unreadable -> unreadable.heading().map(GivenUp.Illegible::new);
        };
    }

    private static EnvelopeHeading headingOf(GivenUp work) {
        return switch (work) {
            case GivenUp.Legible(Envelope envelope) -> EnvelopeHeading.of(envelope);
            case GivenUp.Illegible(EnvelopeHeading heading) -> heading;
        };
    }
}

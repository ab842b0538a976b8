package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.payloads.Unrecognised;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.entries.Reading;
import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.handlers.WorkHandler;
import io.millrace.streams.delivery.inbox.Attempts;
import io.millrace.streams.delivery.inbox.Inbox;
import io.millrace.streams.delivery.leases.Lease;
import io.millrace.streams.delivery.leases.LeaseLost;
import io.millrace.streams.delivery.leases.Leases;
import io.millrace.streams.delivery.settings.TraceContext;
import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Takes one entry of a work stream to its end: done, another try, dead letter, or lost to another
/// worker.
final class WorkHandling {
    private static final Logger LOG = Logger.getLogger(WorkHandling.class);
    private final Parts parts;
    private final String group;
    private final String owner;
    private final Heart heart;
    private final WorkHandler handler;
    private final Setbacks setbacks;
    private final Farewell farewell;
    private final GivingUp givingUp;
    private final Set<String> unrecognised = ConcurrentHashMap.newKeySet();

    WorkHandling(Parts parts, String group, String owner, Heart heart, WorkHandler handler) {
        this.parts = parts;
        this.group = group;
        this.owner = owner;
        this.heart = heart;
        this.handler = handler;
        setbacks = new Setbacks(parts, group, false);
        farewell = new Farewell(parts, group, handler);
        givingUp = new GivingUp(parts, group, owner, setbacks, farewell);
    }

    /// How entries are given up that are not handled here.
    GivingUp givingUp() {
        return givingUp;
    }

    /// Does the work of an entry; what is finished is acknowledged, what is not stays pending.
    ///
    /// @param abandoned whether whoever had it before fell silent, which counts as a failed attempt
    void handle(GroupStream stream, Entry entry, Reading reading, boolean abandoned) {
        boolean finished =
                switch (reading) {
                    case Reading.Illegible unreadable ->
                            givingUp.illegible(entry, unreadable, abandoned);
                    case Reading.Legible readable ->
                            readable(stream, entry, readable.envelope(), abandoned);
                };
        if (finished) {
            stream.acknowledge(entry.id());
            parts.observer().acknowledged(stream.stream(), group, entry.id());
        }
    }

    private boolean readable(
            GroupStream stream, Entry entry, Envelope envelope, boolean abandoned) {
        if (envelope.data() instanceof Unrecognised unknown) {
            parts.observer().unrecognised(stream.stream(), group, unknown.type());
            if (unrecognised.size() < 1_000 && unrecognised.add(unknown.type())) {
                LOG.warnf("%s lets work of the unknown type %s pass", group, unknown.type());
            }
            return true;
        }
        if (parts.inbox().handled(group, envelope.id())) {
            // An attempt whose commit was not answered is counted as failed, though it took effect.
            parts.transactions()
                    .runInTransaction(() ->
                            Attempts.forget(
                                    parts.transactions().connection(), group, envelope.id()));
            parts.observer().duplicate(stream.stream(), group, envelope);
            return true;
        }
        // The group is part of the name: the same subject may be worked on for two ends.
        Optional<Lease> lease = parts.leases().take(group + "/" + envelope.subject(), owner);
        if (lease.isEmpty()) {
            EnvelopeHeading heading = EnvelopeHeading.of(envelope);
            parts.transactions()
                    .runInTransaction(() -> setbacks.postpone(entry, heading, abandoned));
            return false;
        }
        return parts.leases()
                .holding(
                        lease.get(),
                        () -> {
                            if (abandoned && vanished(entry, envelope, lease.get())) {
                                return true;
                            }
                            int deliveries = 1 + failedBefore(envelope);
                            return perform(
                                    new HeldWork(stream, entry, envelope, deliveries, lease.get()));
                        });
    }

    /// Counts what may have killed its worker, so that it cannot kill one after another for ever.
    ///
    /// @return true when it was given up
    private boolean vanished(Entry entry, Envelope envelope, Lease lease) {
        return farewell.orWithout(goodbye -> {
            String why = "its worker fell silent";
            boolean givenUp = setbacks.failed(entry, envelope, Duration.ZERO, why);
            Connection connection = parts.transactions().connection();
            if (givenUp) {
                goodbye.say(new GivenUp.Legible(envelope), why);
                Leases.releaseOn(connection, lease);
            } else {
                Attempts.inHand(connection, group, envelope.id());
            }
            return givenUp;
        });
    }

    private int failedBefore(Envelope envelope) {
        return parts.transactions()
                .inTransaction(() ->
                        Attempts.failedBefore(
                                parts.transactions().connection(), group, envelope.id()));
    }

    private boolean perform(HeldWork work) {
        long begin = System.nanoTime();
        heart.hold(work);
        Outcome outcome;
        try {
            outcome = answer(work);
        } finally {
            heart.drop(work);
        }
        if (work.lost()) {
            return false;
        }
        try {
            boolean finished = farewell.orWithout(goodbye -> finish(work, outcome, goodbye));
            if (finished) {
                Duration time = Duration.ofNanos(System.nanoTime() - begin);
                parts.observer().handled(work.stream().stream(), group, work.envelope(), time);
            }
            return finished;
        } catch (LeaseLost e) {
            if (work.markLost()) {
                parts.observer().lost(work.stream().stream(), group, work.envelope());
            }
            return false;
        }
    }

    private Outcome answer(HeldWork work) {
        Envelope envelope = work.envelope();
        work.workedOnBy(Thread.currentThread());
        try {
            parts.observer().handling(work.stream().stream(), group, envelope);
            return parts.trace()
                    .within(
                            new TraceContext.Delivered(
                                    work.stream().stream(), Optional.of(group), envelope),
                            () ->
                                    Objects.requireNonNull(
                                            handler.on(work), "the handler answered nothing"));
        } catch (LeaseLost e) {
            work.markLost();
            return Outcome.retryLater("the lease is lost");
        } catch (RuntimeException | Error e) {
            // What kills its handler each time must be counted, or it would come again for ever.
            LOG.warnf("Work on %s failed with %s", envelope.subject(), e.getClass().getName());
            LOG.debugf(e, "The failure on %s", envelope.id());
            return new Outcome.RetryLater(Duration.ZERO, e.toString());
        } finally {
            work.workedOnBy(null);
            // An interrupt was meant for the handler; what follows has bounds of its own.
            boolean interrupted = Thread.interrupted();
            LOG.tracef("The handler ended, interrupted: %s", interrupted);
        }
    }

    /// Writes down how the work ended, if it is still ours.
    private boolean finish(HeldWork work, Outcome outcome, Farewell.Goodbye goodbye) {
        Connection connection = parts.transactions().connection();
        parts.leases().requireHeld(work.lease());
        boolean finished =
                switch (outcome) {
                    case Outcome.Handled handled -> done(connection, work);
                    case Outcome.Ignored ignored -> done(connection, work);
                    case Outcome.RetryLater later -> {
                        boolean givenUp =
                                setbacks.failed(
                                        work.entry(), work.envelope(), later.delay(), later.why());
                        if (givenUp) {
                            goodbye.say(new GivenUp.Legible(work.envelope()), later.why());
                        }
                        yield givenUp;
                    }
                    case Outcome.Rejected rejected -> {
                        setbacks.giveUp(
                                work.entry(),
                                Optional.of(EnvelopeHeading.of(work.envelope())),
                                rejected.why());
                        goodbye.say(new GivenUp.Legible(work.envelope()), rejected.why());
                        yield true;
                    }
                };
        Leases.releaseOn(connection, work.lease());
        parts.observer().beforeCommit(work.stream().stream(), group, work.envelope());
        return finished;
    }

    private boolean done(Connection connection, HeldWork work) {
        Inbox.markHandled(connection, group, work.envelope().id());
        Attempts.forget(connection, group, work.envelope().id());
        return true;
    }

    /// Gives unfinished work back so that others can go on at once. Whoever still works on it here
    /// can write no more.
    void handBack(HeldWork work) {
        parts.transactions()
                .runInTransaction(() -> {
                    Connection connection = parts.transactions().connection();
                    Leases.releaseOn(connection, work.lease());
                    Attempts.postpone(
                            connection,
                            group,
                            work.entry(),
                            EnvelopeHeading.of(work.envelope()),
                            Duration.ZERO,
                            false);
                });
    }
}

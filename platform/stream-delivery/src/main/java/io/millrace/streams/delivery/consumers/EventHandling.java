package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.payloads.Unrecognised;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.entries.Reading;
import io.millrace.streams.delivery.handlers.EventHandler;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.inbox.Inbox;
import io.millrace.streams.delivery.inbox.Receipt;
import io.millrace.streams.delivery.inbox.Turn;
import io.millrace.streams.delivery.settings.TraceContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Takes one entry of an event stream to its end: effect, another try, or dead letter.
final class EventHandling {
    private static final Logger LOG = Logger.getLogger(EventHandling.class);
    private final Parts parts;
    private final GroupStream stream;
    private final EventHandler handler;
    private final Setbacks setbacks;
    private final Set<String> unrecognised = ConcurrentHashMap.newKeySet();

    EventHandling(Parts parts, GroupStream stream, EventHandler handler) {
        this.parts = parts;
        this.stream = stream;
        this.handler = handler;
        setbacks = new Setbacks(parts, stream.group(), true);
    }

    /// Handles an entry; what is finished is acknowledged, what is not stays pending.
    ///
    /// @param abandoned whether whoever had it before fell silent, which counts as a failed attempt
    void handle(Entry entry, Reading reading, boolean abandoned) {
        boolean finished =
                switch (reading) {
                    case Reading.Illegible unreadable -> unreadable(entry, unreadable);
                    case Reading.Legible readable ->
                            (abandoned && vanished(entry, readable.envelope()))
                                    || readable(entry, readable.envelope());
                };
        if (finished) {
            stream.acknowledge(entry.id());
            parts.observer().acknowledged(stream.stream(), stream.group(), entry.id());
        }
    }

    private boolean unreadable(Entry entry, Reading.Illegible unreadable) {
        parts.transactions()
                .runInTransaction(
                        () -> setbacks.giveUp(entry, unreadable.heading(), unreadable.cause()));
        return true;
    }

    /// Counts what may have killed its consumer, so that it cannot kill one after another for ever.
    private boolean vanished(Entry entry, Envelope envelope) {
        if (parts.inbox().handled(stream.group(), envelope.id())) {
            return false;
        }
        return parts.transactions()
                .inTransaction(() ->
                        setbacks.failed(
                                entry, envelope, Duration.ZERO, "its consumer fell silent"));
    }

    private boolean readable(Entry entry, Envelope envelope) {
        if (envelope.data() instanceof Unrecognised unknown) {
            return letPass(envelope, unknown);
        }
        long begin = System.nanoTime();
        Receipt receipt = received(envelope);
        return switch (receipt) {
            case Receipt.Done done -> {
                Duration time = Duration.ofNanos(System.nanoTime() - begin);
                parts.observer().handled(stream.stream(), stream.group(), envelope, time);
                yield true;
            }
            case Receipt.Repeat repeat -> {
                parts.observer().duplicate(stream.stream(), stream.group(), envelope);
                yield true;
            }
            case Receipt.Gap gap -> early(entry, envelope, gap);
            case Receipt.Later later ->
                    parts.transactions()
                            .inTransaction(() ->
                                    setbacks.failed(entry, envelope, later.delay(), later.why()));
            case Receipt.Refused refused -> {
                parts.transactions()
                        .runInTransaction(() ->
                                setbacks.giveUp(
                                        entry,
                                        Optional.of(EnvelopeHeading.of(envelope)),
                                        refused.why()));
                yield true;
            }
        };
    }

    private boolean early(Entry entry, Envelope envelope, Receipt.Gap gap) {
        parts.observer().gap(stream.stream(), stream.group(), envelope, gap.expected());
        Turn turn = parts.transactions().inTransaction(() -> setbacks.early(entry, envelope));
        return switch (turn) {
            case Turn.Now now -> readable(entry, envelope);
            case Turn.Later later -> false;
            case Turn.Never never -> true;
        };
    }

    private Receipt received(Envelope envelope) {
        String family = stream.stream().name().family();
        try {
            return parts.trace()
                    .within(
                            new TraceContext.Delivered(
                                    stream.stream(), Optional.of(stream.group()), envelope),
                            () ->
                                    parts.inbox()
                                            .receive(
                                                    stream.group(),
                                                    family,
                                                    envelope,
                                                    () -> answer(envelope)));
        } catch (RuntimeException | Error e) {
            // What kills its handler each time must be counted, or it would come again for ever.
            LOG.warnf(
                    "The handler of %s failed on %s with %s",
                    stream.stream(), envelope.id(), e.getClass().getName());
            LOG.debugf(e, "The failure on %s", envelope.id());
            return new Receipt.Later(Duration.ZERO, e.toString());
        }
    }

    private Outcome answer(Envelope envelope) {
        parts.observer().handling(stream.stream(), stream.group(), envelope);
        Outcome outcome =
                Objects.requireNonNull(handler.on(envelope), "the handler answered nothing");
        parts.observer().beforeCommit(stream.stream(), stream.group(), envelope);
        return outcome;
    }

    /// A newer build may speak of what this one does not know. It must not stop anything; a
    /// tombstone keeps its place, so that a later build can have it put back.
    private boolean letPass(Envelope envelope, Unrecognised unknown) {
        parts.transactions()
                .runInTransaction(() ->
                        Inbox.passOver(
                                parts.transactions().connection(),
                                stream.group(),
                                stream.stream().name().family(),
                                EnvelopeHeading.of(envelope),
                                "unrecognised type " + unknown.type()));
        parts.observer().unrecognised(stream.stream(), stream.group(), unknown.type());
        if (unrecognised.size() < 1_000 && unrecognised.add(unknown.type())) {
            LOG.warnf("%s lets events of the unknown type %s pass", stream.group(), unknown.type());
        }
        return true;
    }
}

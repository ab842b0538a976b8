package io.millrace.streams.delivery;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.TimeOrderedIds;
import io.millrace.streams.delivery.consumers.EventConsumer;
import io.millrace.streams.delivery.consumers.LiveWork;
import io.millrace.streams.delivery.consumers.Parts;
import io.millrace.streams.delivery.consumers.WorkConsumer;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.deadletters.DeadLetters;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.fanout.FanoutReader;
import io.millrace.streams.delivery.fanout.FanoutWriter;
import io.millrace.streams.delivery.fanout.StreamTail;
import io.millrace.streams.delivery.handlers.EventHandler;
import io.millrace.streams.delivery.handlers.WorkHandler;
import io.millrace.streams.delivery.inbox.Inbox;
import io.millrace.streams.delivery.leases.Leases;
import io.millrace.streams.delivery.outbox.Outbox;
import io.millrace.streams.delivery.outbox.OutboxRelay;
import io.millrace.streams.delivery.outbox.OutboxWake;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.streams.delivery.settings.TraceContext;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// All parts of delivery for one service, put together. Make one per process; start what it makes,
/// close that in reverse order, and this last.
public final class Delivery implements AutoCloseable {
    private final Parts parts;
    private final Outbox outbox;
    private final OutboxWake wake;
    private final FanoutWriter fanoutWriter;
    private final SecureRandom random = new SecureRandom();

    /// @param redis over a client of its own, whose pool has room for the blocking readers
    /// @param direct for connections outside the pool, to the same database
    public Delivery(
            DeliverySettings settings,
            RedisLink redis,
            Transactions transactions,
            DirectConnections direct,
            DeliveryObserver observer,
            TraceContext trace) {
        wake = new OutboxWake(direct);
        InstantSource clock = InstantSource.system();
        outbox =
                new Outbox(
                        settings.source(),
                        transactions,
                        wake,
                        trace,
                        new TimeOrderedIds(clock),
                        clock);
        parts =
                new Parts(
                        settings,
                        redis,
                        transactions,
                        direct,
                        new Inbox(transactions),
                        trace,
                        new Leases(transactions, settings.abandonedAfter()),
                        new DeadLetters(redis, transactions, outbox),
                        observer);
        fanoutWriter = new FanoutWriter(redis);
    }

    public Outbox outbox() {
        return outbox;
    }

    public Leases leases() {
        return parts.leases();
    }

    public DeadLetters deadLetters() {
        return parts.deadLetters();
    }

    /// A relay, not yet started. One per process is enough.
    public OutboxRelay relay() {
        return new OutboxRelay(
                parts.settings(),
                parts.redis(),
                parts.transactions(),
                parts.direct(),
                parts.observer(),
                parts.trace(),
                wake);
    }

    /// Tells which work of this service's outbox is lost.
    public LiveWork liveWork() {
        return new LiveWork(parts);
    }

    /// A consumer of events, not yet started.
    public EventConsumer events(StreamKey stream, String group, EventHandler handler) {
        return new EventConsumer(parts, groupStream(stream, group, consumerName()), handler);
    }

    /// A consumer of work, not yet started.
    ///
    /// @param streamsByPriority the most urgent first
    /// @param slots how many pieces of work at a time
    public WorkConsumer work(
            List<StreamKey> streamsByPriority, String group, int slots, WorkHandler handler) {
        String consumer = consumerName();
        return new WorkConsumer(
                parts,
                streamsByPriority.stream()
                        .map(stream -> groupStream(stream, group, consumer))
                        .toList(),
                slots,
                handler);
    }

    /// A listener on a stream without a group, not yet started.
    public StreamTail tail(StreamKey stream, Consumer<Envelope> listener) {
        TraceContext trace = parts.trace();
        return new StreamTail(
                parts.redis(),
                stream,
                envelope ->
                        trace.within(
                                new TraceContext.Delivered(stream, Optional.empty(), envelope),
                                () -> {
                                    listener.accept(envelope);
                                    return true;
                                }));
    }

    public FanoutWriter fanoutWriter() {
        return fanoutWriter;
    }

    /// A reader for one thread; the caller closes it.
    public FanoutReader fanoutReader() {
        return new FanoutReader(parts.redis());
    }

    @Override
    public void close() {
        wake.close();
    }

    private GroupStream groupStream(StreamKey stream, String group, String consumer) {
        return new GroupStream(parts.redis(), stream, group, consumer);
    }

    /// A name that no earlier start of this instance has used: what that one held is abandoned.
    private String consumerName() {
        return parts.settings().consumer() + "-" + Integer.toHexString(random.nextInt());
    }
}

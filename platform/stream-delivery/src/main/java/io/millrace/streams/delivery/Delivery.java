package io.millrace.streams.delivery;

import io.millrace.streams.contract.Envelope;
import io.millrace.streams.contract.StreamKey;
import java.util.List;
import java.util.function.Consumer;

/// All parts of delivery for one service, put together. Make one per process; start what it makes,
/// and close it in reverse order.
public final class Delivery {

    /// @param direct for connections outside the pool
    public Delivery(
            DeliverySettings settings,
            RedisLink redis,
            Transactions transactions,
            DirectConnections direct,
            DeliveryObserver observer,
            TraceContext trace) {}

    public Outbox outbox() {
        throw new UnsupportedOperationException("not yet");
    }

    public Leases leases() {
        throw new UnsupportedOperationException("not yet");
    }

    public DeadLetters deadLetters() {
        throw new UnsupportedOperationException("not yet");
    }

    /// The relay of this process, not yet started.
    public OutboxRelay relay() {
        throw new UnsupportedOperationException("not yet");
    }

    /// A consumer of events, not yet started.
    public EventConsumer events(StreamKey stream, String group, EventHandler handler) {
        throw new UnsupportedOperationException("not yet: " + stream + group + handler);
    }

    /// A consumer of work, not yet started.
    ///
    /// @param streamsByPriority the most urgent first
    /// @param slots how many pieces of work at a time
    public WorkConsumer work(
            List<StreamKey> streamsByPriority, String group, int slots, WorkHandler handler) {
        throw new UnsupportedOperationException(
                "not yet: " + streamsByPriority + group + slots + handler);
    }

    /// A listener on a stream without a group, not yet started.
    public StreamTail tail(StreamKey stream, Consumer<Envelope> listener) {
        throw new UnsupportedOperationException("not yet: " + stream + listener);
    }

    public FanoutWriter fanoutWriter() {
        throw new UnsupportedOperationException("not yet");
    }

    public FanoutReader fanoutReader() {
        throw new UnsupportedOperationException("not yet");
    }
}

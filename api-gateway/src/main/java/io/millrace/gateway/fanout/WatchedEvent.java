package io.millrace.gateway.fanout;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.delivery.fanout.CatchUp;
import io.millrace.streams.delivery.fanout.FanoutEntry;
import io.millrace.streams.delivery.fanout.Position;
import java.util.List;
import java.util.Optional;

/// One entry of a stream as all its watchers get it; made once for all of them.
///
/// @param position where it stands
/// @param name camelCase; empty for an entry that is no watcher's business, which only moves the
///   cursor
/// @param payload its payload's JSON, one line
/// @param envelope who, when, what about
public record WatchedEvent(
        Position position, Optional<String> name, String payload, Envelope envelope) {
    private static final EnvelopeCodec CODEC = new EnvelopeCodec();

    static List<WatchedEvent> allOf(CatchUp found) {
        return found.entries().stream().map(WatchedEvent::of).toList();
    }

    private static WatchedEvent of(FanoutEntry entry) {
        Envelope envelope = entry.envelope();
        return new WatchedEvent(
                entry.position(),
                WatcherEvents.nameOf(envelope.data()),
                CODEC.payloadTree(envelope.data()).toString(),
                envelope);
    }
}

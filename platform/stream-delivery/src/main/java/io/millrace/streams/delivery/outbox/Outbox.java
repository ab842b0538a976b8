package io.millrace.streams.delivery.outbox;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.settings.TraceContext;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Takes events in the caller's transaction, to be told once it has committed.
public final class Outbox {
    /// Into so many parts the rows fall by their session; as many relays can work at a time.
    static final int SLOTS = 16;

    private final String source;
    private final Transactions transactions;
    private final OutboxWake wake;
    private final TraceContext trace;
    private final Ids ids;
    private final InstantSource clock;
    private final EnvelopeCodec codec = new EnvelopeCodec();

    public Outbox(
            String source,
            Transactions transactions,
            OutboxWake wake,
            TraceContext trace,
            Ids ids,
            InstantSource clock) {
        this.source = source;
        this.transactions = transactions;
        this.wake = wake;
        this.trace = trace;
        this.ids = ids;
        this.clock = clock;
    }

    /// Stores the event beside what it tells of. Its number is the subject's next one in the
    /// stream's family; other transactions that tell of the same subject wait until this one has
    /// ended.
    ///
    /// @return the envelope as it will travel
    /// @throws NoTransaction outside a transaction
    public Envelope enqueue(NewEvent event) {
        Connection connection = transactions.connection();
        String family = event.stream().name().family();
        long sequence =
                Sql.first(
                                connection,
                                row -> row.getLong(1),
                                """
                                insert into outbox_sequence (family, subject, last) values (?, ?, 1)
                                on conflict (family, subject)
                                do update set last = outbox_sequence.last + 1
                                returning last
                                """,
                                family,
                                event.subject())
                        .orElseThrow();
        int slot = slotOf(event.session());
        UUID id = ids.next();
        Envelope envelope =
                new Envelope(
                        id,
                        source,
                        event.subject(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        trace.created(event.stream(), id),
                        event.session(),
                        event.causationId(),
                        event.actor(),
                        sequence,
                        event.payload());
        Sql.update(
                connection,
                """
                insert into outbox (slot, stream, family, subject, sequence, envelope_id, payload)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                slot,
                event.stream().key(),
                family,
                event.subject(),
                sequence,
                envelope.id(),
                codec.encode(envelope));
        transactions.afterCommit(() -> wake.enqueued(slot));
        return envelope;
    }

    static int slotOf(SessionId session) {
        return Math.floorMod(session.value().hashCode(), SLOTS);
    }
}

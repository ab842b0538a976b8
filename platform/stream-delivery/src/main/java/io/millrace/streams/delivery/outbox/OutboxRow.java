package io.millrace.streams.delivery.outbox;

import io.millrace.streams.contract.catalogue.StreamKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// An event that is to be sent.
///
/// @param age since its transaction
// Read once and never compared; a copy per event would be waste.
@SuppressWarnings("ArrayRecordComponent")
record OutboxRow(
        long id,
        int slot,
        String stream,
        String subject,
        long sequence,
        byte[] payload,
        int attempts,
        Duration age) {
    /// Of the transaction's slots (`millrace.my_slots`), the oldest first: so many rows of each,
    /// but no more once all hold so many bytes. A subject of which a row was refused rests as a
    /// whole.
    ///
    /// The id's order is the order of the numbers within a subject, because a number is given under
    /// the lock of its row in outbox_sequence, which is held until commit, and the id is drawn
    /// after it. Across subjects ids commit out of order, which is why no row is ever passed over
    /// by id.
    static final String QUERY =
            """
            select id, slot, stream, subject, sequence, payload, attempts,
                   extract(epoch from clock_timestamp() - created_at) * 1000 as age_ms
            from (
                select next.*, sum(octet_length(payload)) over (order by id)
                                 - octet_length(payload) as bytes_before
                from unnest(current_setting('millrace.my_slots')::integer[]) as mine(slot),
                lateral (
                    select * from outbox o
                    where o.slot = mine.slot and sent_at is null
                      and not exists (
                        select 1 from outbox w
                        where w.stream = o.stream and w.subject = o.subject and w.sent_at is null
                          and w.next_attempt_at > clock_timestamp())
                    order by id
                    limit ?) next) batch
            where bytes_before < ?
            order by id
            """;

    static OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getInt("slot"),
                row.getString("stream"),
                row.getString("subject"),
                row.getLong("sequence"),
                row.getBytes("payload"),
                row.getInt("attempts"),
                Duration.ofMillis(row.getLong("age_ms")));
    }

    /// What keeps its order: rows of another queue need not wait for these.
    Queue queue() {
        return new Queue(stream, subject);
    }

    /// The rows of one subject in one stream.
    record Queue(String stream, String subject) {}

    /// The stream's place in the catalogue; empty when only a newer build knows it.
    Optional<StreamKey> known() {
        return StreamKey.find(stream);
    }
}

package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.EntryIds;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells whether work that this service asked for is still on its way to somebody: in the outbox,
/// on its stream, or given to a worker that has not acknowledged it (from whom it is claimed,
/// should the worker die). What is none of these nobody will ever do.
public final class LiveWork {
    private static final int PAGE = 100;
    private static final int PAGES = 200;

    /// How far the clocks of Redis, PostgreSQL and this process may be apart.
    private static final long SKEW_MILLIS = 60_000;

    private final Parts parts;
    private final EnvelopeCodec codec = new EnvelopeCodec();

    public LiveWork(Parts parts) {
        this.parts = parts;
    }

    /// Of these subjects, those whose work is lost. One of which it cannot be told, because the
    /// stream is longer than is looked through, is not among them.
    ///
    /// @param stream a stream of work
    /// @param group whose work it is
    /// @param subjects what the work is about
    /// @param since when the first of them was asked for
    /// @throws io.millrace.streams.delivery.redis.RedisFailure when Redis is not to be had
    public Set<String> lost(StreamKey stream, String group, Set<String> subjects, Instant since) {
        Set<String> lost = new HashSet<>(subjects);
        unsent(stream, subjects).forEach(lost::remove);
        if (lost.isEmpty()) {
            return lost;
        }
        Optional<String> delivered = lastDelivered(stream, group);
        String from = Long.toString(Math.max(0, since.toEpochMilli() - SKEW_MILLIS));
        for (int page = 0; page < PAGES && !lost.isEmpty(); page++) {
            List<Entry> entries = range(stream, from);
            for (Entry entry : entries) {
                Optional<EnvelopeHeading> heading = codec.heading(entry.data());
                if (heading.isPresent()
                        && lost.contains(heading.get().subject())
                        && isLive(stream, group, entry.id(), delivered)) {
                    lost.remove(heading.get().subject());
                }
            }
            if (entries.size() < PAGE) {
                return lost;
            }
            from = "(" + entries.getLast().id();
        }
        return Set.of();
    }

    private List<String> unsent(StreamKey stream, Set<String> subjects) {
        return parts.transactions()
                .inTransaction(() ->
                        Sql.list(
                                parts.transactions().connection(),
                                row -> row.getString(1),
                                "select subject from outbox where sent_at is null"
                                        + " and stream = ? and subject = any(?)",
                                stream.key(),
                                subjects.toArray(String[]::new)));
    }

    private List<Entry> range(StreamKey stream, String from) {
        Response answer =
                parts.redis()
                        .send(
                                Request.cmd(Command.XRANGE)
                                        .arg(stream.key())
                                        .arg(from)
                                        .arg("+")
                                        .arg("COUNT")
                                        .arg(PAGE));
        List<Entry> entries = new ArrayList<>();
        if (answer != null) {
            answer.forEach(raw -> entries.add(Entry.of(stream, raw, EnvelopeCodec.FIELD)));
        }
        return entries;
    }

    private boolean isLive(
            StreamKey stream, String group, String entry, Optional<String> delivered) {
        if (delivered.isEmpty() || EntryIds.compare(entry, delivered.get()) > 0) {
            return true;
        }
        Response pending =
                parts.redis()
                        .send(
                                Request.cmd(Command.XPENDING)
                                        .arg(stream.key())
                                        .arg(group)
                                        .arg(entry)
                                        .arg(entry)
                                        .arg(1));
        return pending != null && pending.size() > 0;
    }

    /// The last entry that the group has handed out, empty while there is no group: then all of
    /// them wait for its first reader.
    private Optional<String> lastDelivered(StreamKey stream, String group) {
        Response groups;
        try {
            groups = parts.redis().send(Request.cmd(Command.XINFO).arg("GROUPS").arg(stream.key()));
        } catch (RedisRefusal noSuchStream) {
            return Optional.empty();
        }
        if (groups != null) {
            for (Response raw : groups) {
                if (String.valueOf(Housekeeping.facts(raw).get("name")).equals(group)) {
                    @Nullable Response last = Housekeeping.facts(raw).get("last-delivered-id");
                    return Optional.ofNullable(last).map(Response::toString);
                }
            }
        }
        return Optional.empty();
    }
}

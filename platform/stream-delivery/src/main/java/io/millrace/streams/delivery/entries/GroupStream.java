package io.millrace.streams.delivery.entries;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// One stream as one consumer of a group sees it.
///
/// @param consumer unique per process and start
public record GroupStream(RedisLink redis, StreamKey stream, String group, String consumer) {
    private static final Logger LOG = Logger.getLogger(GroupStream.class);

    /// An entry that was delivered and is not acknowledged.
    ///
    /// @param owner the consumer it was delivered to last
    public record Pending(String id, String owner) {}

    /// Makes the group, from the stream's beginning, and the stream if need be.
    public void create() {
        try {
            redis.send(
                    Request.cmd(Command.XGROUP)
                            .arg("CREATE")
                            .arg(stream.key())
                            .arg(group)
                            .arg("0")
                            .arg("MKSTREAM"));
            LOG.infof("The group %s of %s is new", group, stream);
        } catch (RedisRefusal e) {
            if (!e.is("BUSYGROUP")) {
                throw e;
            }
        }
    }

    /// Takes entries that nobody in the group has been given.
    ///
    /// @param block how long to wait for one; zero does not wait
    public List<Entry> read(RedisLink.Dedicated connection, int count, Duration block) {
        Request request =
                Request.cmd(Command.XREADGROUP)
                        .arg("GROUP")
                        .arg(group)
                        .arg(consumer)
                        .arg("COUNT")
                        .arg(count);
        if (!block.isZero()) {
            request.arg("BLOCK").arg(block.toMillis());
        }
        request.arg("STREAMS").arg(stream.key()).arg(">");
        try {
            return Entry.all(stream, connection.send(request, block), EnvelopeCodec.FIELD);
        } catch (RedisRefusal e) {
            if (!lost(e)) {
                throw e;
            }
            create();
            return List.of();
        }
    }

    public void acknowledge(String entryId) {
        redis.send(Request.cmd(Command.XACK).arg(stream.key()).arg(group).arg(entryId));
    }

    /// Takes over entries that have been silent for so long; whoever asks first gets them.
    public List<Entry> claim(List<String> ids, Duration minIdle) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Request request =
                Request.cmd(Command.XCLAIM)
                        .arg(stream.key())
                        .arg(group)
                        .arg(consumer)
                        .arg(minIdle.toMillis());
        ids.forEach(request::arg);
        try {
            Response claimed = redis.send(request);
            List<Entry> entries = new ArrayList<>();
            if (claimed != null) {
                claimed.forEach(raw -> entries.add(Entry.of(stream, raw, EnvelopeCodec.FIELD)));
            }
            return entries;
        } catch (RedisRefusal e) {
            if (!lost(e)) {
                throw e;
            }
            return List.of();
        }
    }

    /// Entries not acknowledged and silent for so long, in order.
    ///
    /// @param after beyond this id; empty for the first
    public List<Pending> silent(Duration minIdle, String after, int count) {
        try {
            Response pending =
                    redis.send(
                            Request.cmd(Command.XPENDING)
                                    .arg(stream.key())
                                    .arg(group)
                                    .arg("IDLE")
                                    .arg(minIdle.toMillis())
                                    .arg(after.isEmpty() ? "-" : "(" + after)
                                    .arg("+")
                                    .arg(count));
            List<Pending> all = new ArrayList<>();
            if (pending != null) {
                pending.forEach(
                        row -> all.add(new Pending(row.get(0).toString(), row.get(1).toString())));
            }
            return all;
        } catch (RedisRefusal e) {
            if (!lost(e)) {
                throw e;
            }
            return List.of();
        }
    }

    /// Whether Redis no longer knows the group or the stream.
    private static boolean lost(RedisRefusal e) {
        return e.is("NOGROUP") || e.is("UNBLOCKED");
    }
}

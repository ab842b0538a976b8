package io.millrace.streams.delivery.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.envelope.MalformedEnvelope;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.EntryIds;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the streams of watchers: for one reader per process that serves all of its sockets.
///
/// Listen with [#bell], read what changed with [#readAfter], begin with [#catchUp]. The first two
/// are for one thread; [#catchUp] is for all.
public final class FanoutReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FanoutReader.class);
    private static final StreamKey BELL = StreamName.FANOUT_BELL.key();
    private static final int RINGS = 2_000;

    private final RedisLink redis;
    private final RedisLink.Dedicated listening;
    private final FanoutScript script = new FanoutScript();
    private final EnvelopeCodec codec = new EnvelopeCodec();

    public FanoutReader(RedisLink redis) {
        this.redis = redis;
        listening = redis.dedicated();
    }

    /// What came after a position, in one atomic look. A stream that does not exist yet gets an
    /// epoch, so that `end` can always be resumed from.
    ///
    /// @param after the last position seen; null to begin now, [Position#BEGINNING] for all there
    ///   is
    /// @param limit at most so many entries
    public CatchUp catchUp(StreamKey stream, @Nullable Position after, int limit) {
        Response answer = FanoutScript.RANGE.run(redis, keys(stream), arguments(after, limit));
        return read(stream, answer);
    }

    /// What came after a position on each of many streams, in one round trip.
    ///
    /// @param limit at most so many entries of each
    public Map<StreamKey, CatchUp> readAfter(Map<StreamKey, Position> positions, int limit) {
        List<Request> requests = new ArrayList<>();
        positions.forEach((stream, after) ->
                requests.add(FanoutScript.RANGE.call(keys(stream), arguments(after, limit))));
        List<RedisLink.Reply> replies = redis.sendAll(requests);
        Map<StreamKey, CatchUp> answers = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<StreamKey, Position> wanted : positions.entrySet()) {
            RedisLink.Reply reply = replies.get(i++);
            boolean unknownScript =
                    reply.failure() instanceof RedisRefusal refusal && refusal.is("NOSCRIPT");
            answers.put(
                    wanted.getKey(),
                    unknownScript
                            ? catchUp(wanted.getKey(), wanted.getValue(), limit)
                            : read(wanted.getKey(), reply.get()));
        }
        return answers;
    }

    /// Where the bell stands now: listen from here, and read streams after having asked.
    public String bellNow() {
        Response last =
                redis.send(
                        Request.cmd(Command.XREVRANGE)
                                .arg(BELL.key())
                                .arg("+")
                                .arg("-")
                                .arg("COUNT")
                                .arg(1));
        return last == null || last.size() == 0 ? "0-0" : last.get(0).get(0).toString();
    }

    /// Waits until a stream was written, at most so long.
    ///
    /// @param afterBellId from [#bellNow] or the last ring
    /// @param block how long to wait; zero only looks
    public BellRing bell(String afterBellId, Duration block) {
        Request read = Request.cmd(Command.XREAD).arg("COUNT").arg(RINGS);
        if (!block.isZero()) {
            read.arg("BLOCK").arg(block.toMillis());
        }
        read.arg("STREAMS").arg(BELL.key()).arg(afterBellId);
        Response rings = listening.send(read, block);
        Set<StreamKey> changed = new LinkedHashSet<>();
        String id = afterBellId;
        for (Entry ring : Entry.all(BELL, rings, "stream")) {
            // A stream that only a newer build knows has no watchers here.
            StreamKey.find(ring.text()).ifPresent(changed::add);
            id = ring.id();
        }
        boolean missed = missedAfter(afterBellId);
        return new BellRing(missed ? bellNow() : id, changed, missed);
    }

    /// Whether rings after that one are gone: trimmed, or lost with the memory of Redis.
    private boolean missedAfter(String id) {
        if (id.equals("0-0")) {
            return false;
        }
        Response oldest =
                listening.send(
                        Request.cmd(Command.XRANGE)
                                .arg(BELL.key())
                                .arg("-")
                                .arg("+")
                                .arg("COUNT")
                                .arg(1),
                        Duration.ZERO);
        return oldest == null
                || oldest.size() == 0
                || EntryIds.compare(oldest.get(0).get(0).toString(), id) > 0;
    }

    @Override
    public void close() {
        listening.close();
    }

    private List<String> keys(StreamKey stream) {
        return List.of(stream.key(), FanoutScript.metaKey(stream));
    }

    private List<Object> arguments(@Nullable Position after, int limit) {
        return List.of(
                after == null ? "" : after.epoch(),
                after == null ? "" : after.entryId(),
                limit,
                script.freshEpoch(),
                FanoutScript.TIME_TO_LIVE.toMillis());
    }

    private CatchUp read(StreamKey stream, @Nullable Response answer) {
        Response facts = Objects.requireNonNull(answer);
        String epoch = facts.get(1).toString();
        List<FanoutEntry> entries = new ArrayList<>();
        for (Response raw : facts.get(5)) {
            Entry entry = Entry.of(stream, raw, EnvelopeCodec.FIELD);
            try {
                entries.add(
                        new FanoutEntry(
                                new Position(epoch, entry.id()), codec.decode(entry.data())));
            } catch (MalformedEnvelope e) {
                LOG.warnf("%s of %s is no envelope and is left out", entry.id(), stream);
            }
        }
        return new CatchUp(
                facts.get(0).toInteger() == 1,
                new Position(epoch, facts.get(2).toString()),
                entries,
                new Position(epoch, facts.get(3).toString()),
                facts.get(4).toInteger() == 1);
    }
}

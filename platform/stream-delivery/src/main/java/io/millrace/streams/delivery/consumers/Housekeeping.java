package io.millrace.streams.delivery.consumers;

import io.millrace.streams.delivery.deadletters.DeadLetters;
import io.millrace.streams.delivery.entries.EntryIds;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.inbox.Attempts;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.millrace.streams.delivery.redis.RedisScript;
import io.millrace.streams.delivery.settings.StreamSample;
import io.millrace.streams.delivery.threads.Loop;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What has to be done now and then for a group's streams: trimming, taking the figures, removing
/// dead consumers and old rows. Safe in many instances.
final class Housekeeping implements AutoCloseable {
    static final RedisScript REMOVE_CONSUMERS =
            new RedisScript(Housekeeping.class, "remove_consumers.lua");
    private static final RedisScript TRIM = new RedisScript(Housekeeping.class, "trim.lua");
    private static final int SILENT_HEARTBEATS = 100;

    /// Inboxes remember longer than outboxes may send again.
    private static final int KEEP_WINDOWS = 3;

    /// At most so many in a round; trimming and figures must not wait for ever.
    private static final int PURGE_BATCHES = 100;

    private final Parts parts;
    private final List<GroupStream> streams;
    private final Loop loop;

    Housekeeping(Parts parts, List<GroupStream> streams) {
        this.parts = parts;
        this.streams = List.copyOf(streams);
        loop =
                Loop.of(
                        streams.getFirst().group() + " housekeeping",
                        parts.settings().housekeeping(),
                        this::run);
    }

    void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private boolean run() {
        for (GroupStream stream : streams) {
            if (stream.stream().name().cap().isEmpty()) {
                trim(stream);
            }
            removeConsumers(stream);
            sample(stream);
        }
        Duration keep = parts.settings().republishWindow().multipliedBy(KEEP_WINDOWS);
        purge(() -> parts.inbox().purge(keep));
        purge(() -> parts.inbox().purgeTombstones(DeadLetters.KEEP));
        purge(() -> parts.leases().purge());
        purge(() ->
                parts.transactions()
                        .inTransaction(
                                () -> Attempts.purge(parts.transactions().connection(), keep)));
        return false;
    }

    /// Deletes batch after batch: one in each round would fall behind a busy service for good.
    ///
    /// @param batch answers whether there may be more
    private void purge(BooleanSupplier batch) {
        int batches = 0;
        while (batches < PURGE_BATCHES && !loop.stopping() && batch.getAsBoolean()) {
            batches++;
        }
    }

    /// Drops what every group has handled.
    static void trim(GroupStream stream) {
        TRIM.run(stream.redis(), List.of(stream.stream().key()), List.of(stream.group()));
    }

    private void removeConsumers(GroupStream stream) {
        Duration silence = parts.settings().heartbeat().multipliedBy(SILENT_HEARTBEATS);
        REMOVE_CONSUMERS.run(
                stream.redis(),
                List.of(stream.stream().key()),
                List.of(stream.group(), silence.toMillis()));
    }

    private void sample(GroupStream stream) {
        String key = stream.stream().key();
        List<RedisLink.Reply> replies =
                stream.redis()
                        .sendAll(
                                List.of(
                                        Request.cmd(Command.XLEN).arg(key),
                                        Request.cmd(Command.XINFO).arg("GROUPS").arg(key),
                                        Request.cmd(Command.XPENDING)
                                                .arg(key)
                                                .arg(stream.group())));
        if (replies.stream().anyMatch(reply -> reply.failure() instanceof RedisRefusal)) {
            // No such stream or group yet.
            return;
        }
        Response length = replies.get(0).get();
        Response groups = replies.get(1).get();
        Response pending = replies.get(2).get();
        if (length == null || groups == null || pending == null) {
            return;
        }
        long lag = -1;
        for (Response group : groups) {
            Map<String, @Nullable Response> facts = facts(group);
            Response name = facts.get("name");
            Response known = facts.get("lag");
            if (name != null && name.toString().equals(stream.group()) && known != null) {
                lag = known.toLong();
            }
        }
        long count = pending.get(0).toLong();
        Duration age = count == 0 ? Duration.ZERO : EntryIds.age(pending.get(1).toString());
        parts.observer()
                .sampled(
                        stream.stream(),
                        stream.group(),
                        new StreamSample(length.toLong(), lag, count, age));
    }

    /// Names and values, which come as a map in RESP3 and in turn in RESP2.
    static Map<String, @Nullable Response> facts(Response raw) {
        Map<String, @Nullable Response> facts = new HashMap<>();
        if (raw.isMap()) {
            raw.getKeys().forEach(name -> facts.put(name, raw.get(name)));
        } else {
            for (int i = 0; i + 1 < raw.size(); i += 2) {
                facts.put(raw.get(i).toString(), raw.get(i + 1));
            }
        }
        return facts;
    }
}

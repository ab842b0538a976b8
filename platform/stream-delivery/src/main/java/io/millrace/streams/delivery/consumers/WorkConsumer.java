package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.entries.Reading;
import io.millrace.streams.delivery.handlers.WorkHandler;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.threads.Loop;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Reads work streams for a group and hands out long-running work, the most urgent first, never
/// more than it has free slots. Any number of consumers may share the group.
///
/// To wait it reads all streams plainly, without the group, which takes nothing: a blocking group
/// read counts per stream and would hand out one entry of each.
public final class WorkConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkConsumer.class);

    /// Shorter than any time-out of an answer.
    private static final Duration BLOCK = Duration.ofMillis(800);

    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

    /// One round in so many begins with the least urgent stream, so that nothing starves.
    private static final int FAIR_ROUND = 8;

    private final Parts parts;
    private final String group;
    private final List<GroupStream> streams;
    private final Map<StreamKey, GroupStream> byKey;
    private final Heart heart;
    private final WorkHandling handling;
    private final LastResort lastResort;
    private final InHand inHand;
    private final RedisLink.Dedicated connection;
    private final Loop reader;
    private final Redelivery redelivery;
    private final Housekeeping housekeeping;
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private int round;
    private volatile boolean closing;

    public WorkConsumer(
            Parts parts, List<GroupStream> streamsByPriority, int slots, WorkHandler handler) {
        this.parts = parts;
        streams = List.copyOf(streamsByPriority);
        group = streams.getFirst().group();
        byKey =
                streams.stream()
                        .collect(Collectors.toMap(GroupStream::stream, Function.identity()));
        heart = new Heart(parts, group);
        handling = new WorkHandling(parts, group, streams.getFirst().consumer(), heart, handler);
        lastResort = new LastResort(parts);
        inHand = new InHand(slots);
        connection = parts.redis().dedicated();
        reader = Loop.of(group + " reader", Duration.ZERO, this::read).atEnd(connection::close);
        redelivery = new Redelivery(parts, streams, new Taker());
        housekeeping = new Housekeeping(parts, streams);
    }

    /// Starts taking work in the background. Groups are made from the streams' beginning if they do
    /// not exist.
    public void start() {
        heart.start();
        reader.start();
        redelivery.start();
        housekeeping.start();
    }

    /// How many more pieces of work could begin now.
    public int freeSlots() {
        return closing ? 0 : inHand.free();
    }

    /// Takes no more work, waits for what is being done, at most the grace period, then interrupts
    /// it and hands it back, so that others go on at once.
    @Override
    public void close() {
        closing = true;
        redelivery.close();
        housekeeping.close();
        reader.close();
        try {
            if (!inHand.awaitEmpty(parts.settings().shutdownGrace())) {
                handBackAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handBackAll();
        } finally {
            heart.close();
        }
    }

    private void handBackAll() {
        for (HeldWork work : heart.held()) {
            heart.drop(work);
            work.markLost();
            work.interrupt();
            try {
                handling.handBack(work);
            } catch (RuntimeException e) {
                LOG.warnf(
                        "Work on %s was not handed back; its lease runs out: %s",
                        work.envelope().subject(), e);
            }
        }
    }

    /// One round over the streams, or a wait if there is nothing.
    private boolean read() throws InterruptedException {
        if (!inHand.awaitFree(BLOCK) || closing) {
            return true;
        }
        List<String> ends = ends();
        boolean fair = ++round % FAIR_ROUND == 0;
        if (takeRound(fair ? streams.reversed() : streams) == 0) {
            awaitNews(ends);
        }
        return true;
    }

    /// A slot that becomes free meanwhile is for the next round, which begins with the most urgent.
    private int takeRound(List<GroupStream> order) {
        int free = inHand.free();
        int taken = 0;
        for (GroupStream stream : order) {
            if (taken < free) {
                List<Entry> entries = stream.read(connection, free - taken, Duration.ZERO);
                entries.forEach(entry -> take(entry, false));
                taken += entries.size();
            }
        }
        return taken;
    }

    /// Where the streams end, before they are read: what comes after is what to wait for.
    private List<String> ends() {
        List<Request> requests = new ArrayList<>();
        for (GroupStream stream : streams) {
            requests.add(
                    Request.cmd(Command.XREVRANGE)
                            .arg(stream.stream().key())
                            .arg("+")
                            .arg("-")
                            .arg("COUNT")
                            .arg(1));
        }
        List<String> ends = new ArrayList<>();
        for (RedisLink.Reply reply : connection.sendAll(requests)) {
            Response last = reply.get();
            ends.add(last == null || last.size() == 0 ? "0-0" : last.get(0).get(0).toString());
        }
        return ends;
    }

    private void awaitNews(List<String> ends) {
        Request request =
                Request.cmd(Command.XREAD)
                        .arg("COUNT")
                        .arg(1)
                        .arg("BLOCK")
                        .arg(BLOCK.toMillis())
                        .arg("STREAMS");
        streams.forEach(stream -> request.arg(stream.stream().key()));
        ends.forEach(request::arg);
        connection.send(request, BLOCK);
    }

    private void take(Entry entry, boolean abandoned) {
        GroupStream stream = byKey.get(entry.stream());
        if (stream == null || !inHand.take(entry)) {
            return;
        }
        Reading reading = Reading.of(entry, codec);
        Thread.ofVirtual()
                .name(group + " work " + entry.id())
                .start(() -> handle(stream, entry, reading, abandoned));
    }

    private void handle(GroupStream stream, Entry entry, Reading reading, boolean abandoned) {
        try {
            handling.handle(stream, entry, reading, abandoned);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%s could not finish %s of %s and leaves it for later: %s",
                    group, entry.id(), entry.stream(), e);
            LastResort.LastWord lastWord =
                    (given, cause) -> handling.givingUp().lastWord(given, reading, cause);
            if (!lastResort.takes(stream, entry, e, lastWord)) {
                pauseSlot();
            }
        } finally {
            inHand.finish(entry);
        }
    }

    /// With the database out of reach a slot is not offered again at once: more entries would only
    /// be taken from workers that can reach it.
    private static void pauseSlot() {
        try {
            Thread.sleep(OUTAGE_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Taker implements Redelivery.Taker {
        @Override
        public int free() {
            return freeSlots();
        }

        @Override
        public boolean holds(Entry entry) {
            return inHand.holds(entry.stream(), entry.id());
        }

        @Override
        public void take(Entry entry, boolean abandoned) {
            WorkConsumer.this.take(entry, abandoned);
        }
    }
}

package io.millrace.streams.delivery.consumers;

import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.inbox.Attempts;
import io.millrace.streams.delivery.threads.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Brings entries back that were delivered and not finished: those whose time to be tried again has
/// come, and those of consumers that have fallen silent.
final class Redelivery implements AutoCloseable {
    private static final int PAGE = 100;
    private static final int PAGES = 10;

    /// Who takes them.
    interface Taker {
        /// How many more it could take.
        int free();

        boolean holds(Entry entry);

        /// @param abandoned whether the one who had it before has fallen silent
        void take(Entry entry, boolean abandoned);
    }

    private final Parts parts;
    private final List<GroupStream> streams;
    private final Taker taker;
    private final Map<GroupStream, String> sweptTo = new ConcurrentHashMap<>();
    private final Loop due;
    private final Loop abandoned;

    Redelivery(Parts parts, List<GroupStream> streams, Taker taker) {
        this.parts = parts;
        this.streams = List.copyOf(streams);
        this.taker = taker;
        String group = streams.getFirst().group();
        due = Loop.of(group + " retries", parts.settings().pollInterval(), this::takeDue);
        abandoned = Loop.of(group + " sweep", parts.settings().heartbeat(), this::sweep);
    }

    void start() {
        due.start();
        abandoned.start();
    }

    @Override
    public void close() {
        due.close();
        abandoned.close();
    }

    private boolean takeDue() {
        int free = taker.free();
        if (free == 0) {
            return false;
        }
        Map<String, GroupStream> byKey = new HashMap<>();
        streams.forEach(stream -> byKey.put(stream.stream().key(), stream));
        String group = streams.getFirst().group();
        List<Attempts.Due> taken =
                parts.transactions()
                        .inTransaction(() ->
                                Attempts.takeDue(
                                        parts.transactions().connection(),
                                        group,
                                        List.copyOf(byKey.keySet()),
                                        free));
        for (Attempts.Due one : taken) {
            GroupStream stream = byKey.get(one.stream());
            if (stream != null) {
                // Half of the wait: less would let a claim through that came just before this one.
                Duration minIdle = one.waited().dividedBy(2);
                stream.claim(List.of(one.entryId()), minIdle)
                        .forEach(entry -> taker.take(entry, one.abandoned()));
            }
        }
        return taken.size() == free;
    }

    private boolean sweep() {
        for (GroupStream stream : streams) {
            sweep(stream);
        }
        return false;
    }

    /// Looks through what is silent, page by page, and goes on next time where it stopped.
    private void sweep(GroupStream stream) {
        Duration minIdle = parts.settings().abandonedAfter();
        for (int page = 0; page < PAGES && taker.free() > 0; page++) {
            String after = sweptTo.getOrDefault(stream, "");
            List<GroupStream.Pending> silent = stream.silent(minIdle, after, PAGE);
            if (silent.isEmpty()) {
                sweptTo.remove(stream);
                return;
            }
            List<String> ids = silent.stream().map(GroupStream.Pending::id).toList();
            Set<String> waiting =
                    parts.transactions()
                            .inTransaction(() ->
                                    Attempts.waiting(
                                            parts.transactions().connection(),
                                            stream.group(),
                                            stream.stream().key(),
                                            ids));
            String reached = after;
            for (GroupStream.Pending pending : silent) {
                if (taker.free() == 0) {
                    break;
                }
                reached = pending.id();
                if (!waiting.contains(pending.id())) {
                    claim(stream, pending, minIdle);
                }
            }
            sweptTo.put(stream, reached);
            if (silent.size() < PAGE) {
                sweptTo.remove(stream);
                return;
            }
        }
    }

    private void claim(GroupStream stream, GroupStream.Pending pending, Duration minIdle) {
        Entry known = new Entry(stream.stream(), pending.id(), new byte[0]);
        if (taker.holds(known)) {
            return;
        }
        boolean foreign = !pending.owner().equals(stream.consumer());
        for (Entry entry : stream.claim(List.of(pending.id()), minIdle)) {
            if (foreign) {
                parts.observer().claimed(stream.stream(), stream.group(), entry.id());
            }
            taker.take(entry, foreign);
        }
    }
}

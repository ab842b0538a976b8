package io.millrace.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.streams.delivery.fanout.Position;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A connection that keeps what it gets: numbers of events, and `resync`.
final class RecordingWatcher implements Watcher, Pump.Outlet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STALL_LIMIT = Duration.ofMinutes(1);

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Pump pump;
    private volatile boolean stuck;
    private volatile boolean overrun;
    private @Nullable Opened opened;

    RecordingWatcher(Executor executor) {
        this.pump = new Pump(executor, this, STALL_LIMIT);
    }

    RecordingWatcher watch(FanoutHub hub, Events events, @Nullable Position after) {
        opened = hub.subscribe(events.stream(), after, this);
        pump.carry(opened.subscription(), this::rendering);
        return this;
    }

    private Optional<String> rendering(Next next) {
        return switch (next) {
            case Next.Event event -> Optional.of(number(event.event().payload()));
            case Next.Resync _ -> Optional.of("resync");
            case Next.Nothing _ -> Optional.empty();
        };
    }

    private static String number(String payload) {
        try {
            return JSON.readTree(payload).path("text").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("a payload is no JSON", e);
        }
    }

    Opened opened() {
        if (opened == null) {
            throw new AssertionError("it does not watch yet");
        }
        return opened;
    }

    /// Waits until it has everything from one number to another, and nothing else.
    void awaitExactly(int first, int last) {
        List<String> expected =
                IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
        awaitExactly(expected);
    }

    void awaitExactly(List<String> expected) {
        try {
            Await.until("all events", () -> seen.size() >= expected.size());
        } catch (AssertionError e) {
            throw new AssertionError(
                    "expected " + expected.size() + " events, got " + seen.size(), e);
        }
        if (!seen.equals(expected)) {
            throw new AssertionError("not in order or not once: " + seen);
        }
    }

    void awaitLast(String last) {
        Await.until("the event " + last, () -> !seen.isEmpty() && seen.getLast().equals(last));
    }

    /// From now on no write of it is ever finished.
    void stick() {
        stuck = true;
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    boolean isOverrun() {
        return overrun;
    }

    void leave() {
        pump.close();
        opened().subscription().close();
    }

    @Override
    public void wake() {
        pump.wake();
    }

    @Override
    public void overrun() {
        overrun = true;
    }

    @Override
    public CompletionStage<Void> write(String text) {
        seen.add(text);
        return stuck ? new CompletableFuture<>() : CompletableFuture.completedStage(null);
    }

    @Override
    public void stalled() {
        throw new AssertionError("no write takes a minute");
    }
}

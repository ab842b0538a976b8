package io.millrace.agent.work;

import io.millrace.agent.models.ModelSink;
import io.millrace.streams.contract.content.DeltaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends what a model is writing to the session's watchers: the first piece at once, the rest every
/// so often, from a thread of its own, so that the model never waits for Redis. Best effort: what
/// cannot be sent is dropped, and the finished step replaces it.
final class Deltas implements ModelSink, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Deltas.class);

    /// How long the end of a step waits for its last pieces.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Where pieces go.
    @FunctionalInterface
    interface Target {
        void send(DeltaKind kind, long offset, String text);
    }

    private final Target target;
    private final Duration interval;
    private final Map<DeltaKind, Long> offsets = new EnumMap<>(DeltaKind.class);
    private final List<Piece> waiting = new ArrayList<>();
    private @Nullable Thread sender;
    private boolean closed;

    Deltas(Target target, Duration interval) {
        this.target = target;
        this.interval = interval;
    }

    @Override
    public void text(String piece) {
        add(DeltaKind.TEXT, piece);
    }

    @Override
    public void reasoning(String piece) {
        add(DeltaKind.REASONING, piece);
    }

    @Override
    public void toolArguments(String piece) {
        add(DeltaKind.TOOL_ARGUMENTS, piece);
    }

    private synchronized void add(DeltaKind kind, String text) {
        if (text.isEmpty() || closed) {
            return;
        }
        Piece last = waiting.isEmpty() ? null : waiting.getLast();
        if (last != null && last.kind() == kind) {
            last.text().append(text);
        } else {
            waiting.add(new Piece(kind, new StringBuilder(text)));
        }
        if (sender == null) {
            sender = Thread.ofVirtual().name("deltas").start(this::sendUntilClosed);
        }
        notifyAll();
    }

    private void sendUntilClosed() {
        try {
            while (true) {
                List<Piece> taken;
                synchronized (this) {
                    while (waiting.isEmpty() && !closed) {
                        wait();
                    }
                    if (waiting.isEmpty()) {
                        return;
                    }
                    taken = List.copyOf(waiting);
                    waiting.clear();
                }
                taken.forEach(this::send);
                pause();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Piece piece) {
        String text = piece.text().toString();
        long offset = offsets.merge(piece.kind(), (long) text.length(), Long::sum) - text.length();
        try {
            target.send(piece.kind(), offset, text);
        } catch (RuntimeException e) {
            LOG.debugf(e, "A delta of %d characters is lost", text.length());
        }
    }

    private synchronized void pause() throws InterruptedException {
        long deadline = System.nanoTime() + interval.toNanos();
        long left = interval.toMillis();
        while (!closed && left > 0) {
            wait(left);
            left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        }
    }

    /// Sends what is left, and waits for it for a moment.
    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            last = sender;
            notifyAll();
        }
        try {
            if (last != null && !last.join(PATIENCE)) {
                last.interrupt();
            }
        } catch (InterruptedException _) {
            last.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private record Piece(DeltaKind kind, StringBuilder text) {}
}

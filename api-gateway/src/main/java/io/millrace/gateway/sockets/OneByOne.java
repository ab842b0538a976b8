package io.millrace.gateway.sockets;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Runs one action after the other, in the order they came, on another executor.
final class OneByOne implements Executor {
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    OneByOne(Executor executor) {
        this.executor = executor;
    }

    @Override
    public synchronized void execute(Runnable action) {
        waiting.add(action);
        if (!running) {
            running = true;
            executor.execute(this::run);
        }
    }

    private void run() {
        for (Runnable action = take(); action != null; action = take()) {
            action.run();
        }
    }

    private synchronized @Nullable Runnable take() {
        Runnable action = waiting.poll();
        running = action != null;
        return action;
    }
}

package io.millrace.streams.delivery.threads;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs tasks of one lane one after another, those of different lanes side by side, each lane on a
/// virtual thread that ends when the lane is empty. A task that fails does not stop its lane.
public final class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private final String name;
    private final Map<String, Queue<Runnable>> lanes = new HashMap<>();

    public Lanes(String name) {
        this.name = name;
    }

    public void submit(String lane, Runnable task) {
        synchronized (lanes) {
            Queue<Runnable> waiting = lanes.get(lane);
            if (waiting != null) {
                waiting.add(task);
                return;
            }
            lanes.put(lane, new ArrayDeque<>());
        }
        Thread.ofVirtual().name(name).start(() -> drain(lane, task));
    }

    private void drain(String lane, Runnable first) {
        @Nullable Runnable task = first;
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.errorf(e, "A task of %s failed", name);
            }
            task = next(lane);
        }
    }

    private @Nullable Runnable next(String lane) {
        synchronized (lanes) {
            Queue<Runnable> waiting = lanes.get(lane);
            Runnable task = waiting == null ? null : waiting.poll();
            if (task == null) {
                lanes.remove(lane);
            }
            return task;
        }
    }
}

package io.millrace.agent.work;

import io.millrace.streams.contract.ids.TaskId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The runs of this process, to be reached from outside.
@Singleton
public final class RunningTasks {
    private final Map<TaskId, Set<StopSignal>> signals = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /// The signal of a run that begins now; unregister it when the run is over.
    StopSignal register(TaskId task) {
        StopSignal signal = new StopSignal();
        signals.compute(
                task,
                (_, known) -> {
                    Set<StopSignal> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                    all.add(signal);
                    return all;
                });
        if (closing) {
            signal.raise(StopSignal.Reason.SHUTDOWN);
        }
        return signal;
    }

    void unregister(TaskId task, StopSignal signal) {
        signals.computeIfPresent(
                task,
                (_, all) -> {
                    all.remove(signal);
                    return all.isEmpty() ? null : all;
                });
    }

    /// The user wants the task to end.
    public void cancel(TaskId task) {
        signals.getOrDefault(task, Set.of())
                .forEach(signal -> signal.raise(StopSignal.Reason.CANCELLED));
    }

    /// The process ends: all runs stop where they are, for another worker to go on.
    public void shutDown() {
        closing = true;
        signals.values().stream()
                .flatMap(Set::stream)
                .forEach(signal -> signal.raise(StopSignal.Reason.SHUTDOWN));
    }

    /// How many runs there are.
    int count() {
        return signals.values().stream().mapToInt(Set::size).sum();
    }
}

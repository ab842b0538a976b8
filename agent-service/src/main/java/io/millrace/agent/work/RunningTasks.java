package io.millrace.agent.work;

import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.TaskId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The runs of this process, to be reached from outside.
@Singleton
public final class RunningTasks {
    private final Map<TaskId, Set<RunningTask>> runs = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /// A run that begins now; unregister it when it is over.
    ///
    /// @param request which request of the task it answers
    RunningTask register(TaskId task, int request) {
        RunningTask run = new RunningTask(request, new StopSignal(), new PostedMessages());
        runs.compute(
                task,
                (_, known) -> {
                    Set<RunningTask> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                    all.add(run);
                    return all;
                });
        if (closing) {
            run.signal().raise(StopSignal.Reason.SHUTDOWN);
        }
        return run;
    }

    void unregister(TaskId task, RunningTask run) {
        runs.computeIfPresent(
                task,
                (_, all) -> {
                    all.remove(run);
                    return all.isEmpty() ? null : all;
                });
    }

    /// The user wants the task to end.
    public void cancel(TaskId task) {
        of(task).forEach(run -> run.signal().raise(StopSignal.Reason.CANCELLED));
    }

    /// The user is at the wheel of the task. A run that answers a later request than this goes on:
    /// its request and this come by different ways, and either may be the slower.
    ///
    /// @param request the last one that ends by it
    public void handOver(TaskId task, int request) {
        of(task).stream()
                .filter(run -> run.request() <= request)
                .forEach(run -> run.signal().raise(StopSignal.Reason.TAKEN_OVER));
    }

    /// The user has written to the task.
    public void post(TaskId task, MessageId message, String text) {
        of(task).forEach(run -> run.posted().hear(message, text));
    }

    /// The process ends: all runs stop where they are, for another worker to go on.
    public void shutDown() {
        closing = true;
        runs.values().stream()
                .flatMap(Set::stream)
                .forEach(run -> run.signal().raise(StopSignal.Reason.SHUTDOWN));
    }

    /// How many runs there are.
    int count() {
        return runs.values().stream().mapToInt(Set::size).sum();
    }

    private Set<RunningTask> of(TaskId task) {
        return runs.getOrDefault(task, Set.of());
    }
}

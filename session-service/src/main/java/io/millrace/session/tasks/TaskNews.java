package io.millrace.session.tasks;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.contract.payloads.ControlEvent.MessagePosted;
import io.millrace.streams.contract.payloads.ControlEvent.TaskCancelled;
import io.millrace.streams.contract.payloads.ControlEvent.TaskResumed;
import io.millrace.streams.contract.payloads.ControlEvent.TaskTakenOver;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.WatcherEvent.TaskDeleted;
import io.millrace.streams.contract.payloads.WatcherEvent.TaskUpdated;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is told of a task, each time as part of the transaction that changed it.
@ApplicationScoped
public class TaskNews {
    private final Outbox outbox;

    public TaskNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /// To the agents: this waits for one of you.
    void requested(TaskEntity task) {
        enqueue(
                StreamName.workTasks(task.priority),
                task,
                new TaskRequested(
                        task.taskId(),
                        task.inSession(),
                        task.owner(),
                        task.priority,
                        task.requests,
                        task.description,
                        task.model),
                null);
    }

    /// To the agents: whoever has it, stop.
    public void cancelled(TaskEntity task, UserId by) {
        enqueue(
                StreamName.CONTROL_TASKS.key(),
                task,
                new TaskCancelled(task.taskId(), task.inSession(), by),
                null);
    }

    /// To the agents: the user is at the wheel, whoever has it, let go.
    public void takenOver(TaskEntity task, UserId by) {
        enqueue(
                StreamName.CONTROL_TASKS.key(),
                task,
                new TaskTakenOver(task.taskId(), task.inSession(), by, task.requests),
                null);
    }

    /// To the agents: what counts from now on is the last request.
    void resumed(TaskEntity task) {
        enqueue(
                StreamName.CONTROL_TASKS.key(),
                task,
                new TaskResumed(task.taskId(), task.inSession(), task.owner(), task.requests),
                null);
    }

    /// To the agents: the user has something to say to whoever has it.
    public void posted(TaskEntity task, MessageId message, String text) {
        enqueue(
                StreamName.CONTROL_TASKS.key(),
                task,
                new MessagePosted(task.taskId(), task.inSession(), message, text),
                null);
    }

    /// To the watchers: it is no longer there.
    public void deleted(TaskEntity task, Instant at) {
        enqueue(
                StreamName.fanoutSession(task.inSession()),
                task,
                new TaskDeleted(task.taskId(), task.inSession(), at),
                null);
    }

    /// To the watchers: this is how it stands.
    ///
    /// @param causationId the envelope that led to it, null when a request did
    public void updated(TaskEntity task, @Nullable String causationId) {
        enqueue(
                StreamName.fanoutSession(task.inSession()),
                task,
                new TaskUpdated(
                        task.taskId(),
                        task.inSession(),
                        task.state.name(),
                        task.control.name(),
                        task.error,
                        task.result,
                        task.updatedAt),
                causationId);
    }

    private void enqueue(
            StreamKey stream, TaskEntity task, Payload payload, @Nullable String causationId) {
        outbox.enqueue(
                NewEvent.on(stream, task.taskId(), task.inSession(), payload)
                        .by(task.owner())
                        .causedBy(causationId));
    }
}

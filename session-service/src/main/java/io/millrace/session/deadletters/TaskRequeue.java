package io.millrace.session.deadletters;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.session.files.FileCopy;
import io.millrace.session.files.Files;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.NewTask;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskQueue;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.session.tasks.TaskState;
import io.millrace.session.tasks.Tasks;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Has the agents try a task again whose work they gave up. A task that has failed stays so, as it
/// is final: its prompt and its files become another task of the same session. One that is open is
/// asked for again.
@ApplicationScoped
class TaskRequeue implements Requeue {
    private final TaskRepository repository;
    private final Sessions sessions;
    private final Tasks tasks;
    private final TaskQueue queue;
    private final Files files;

    TaskRequeue(
            TaskRepository repository,
            Sessions sessions,
            Tasks tasks,
            TaskQueue queue,
            Files files) {
        this.repository = repository;
        this.sessions = sessions;
        this.tasks = tasks;
        this.queue = queue;
        this.files = files;
    }

    @Override
    public boolean takes(DeadLetterEntity letter) {
        return letter.entityData.path("group").asText().equals(StreamName.Group.AGENT_WORKERS);
    }

    @Override
    public void requeue(DeadLetterEntity letter) {
        TaskEntity known =
                taskId(letter)
                        .flatMap(repository::findByIdOptional)
                        .orElseThrow(() -> refusal("there is no such task any more"));
        SessionEntity session =
                sessions.lock(new SessionId(known.sessionId))
                        .filter(found -> found.deletedAt == null)
                        .orElseThrow(() -> refusal("its session is gone"));
        repository.getEntityManager().refresh(known);
        switch (known.state) {
            case TaskState.Failed _ -> createAgain(session, known);
            case TaskState.Pending _, TaskState.Running _ -> {
                if (known.dispatchedAt == null) {
                    throw refusal("it waits for another task of its session");
                }
                queue.askAgain(known);
                sessions.changed(session, null);
            }
            case TaskState.NeedsHelp _,
                    TaskState.NeedsReview _,
                    TaskState.Completed _,
                    TaskState.Cancelled _ ->
                    throw refusal("it is " + known.state.name());
        }
    }

    private void createAgain(SessionEntity session, TaskEntity failed) {
        List<FileCopy> copies = files.copiesOf(failed.taskId());
        NewTask again =
                new NewTask(
                        failed.description,
                        failed.priority,
                        failed.createdBy,
                        failed.choice(),
                        null,
                        copies.stream().map(FileCopy::note).toList());
        TaskId made = new TaskId(tasks.create(session, failed.owner(), again).id());
        files.keepCopies(failed.owner(), made, copies);
    }

    private static Optional<UUID> taskId(DeadLetterEntity letter) {
        try {
            return Optional.of(TaskId.of(letter.entityId).value());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static DomainException refusal(String why) {
        return new DomainException(ErrorCode.CONFLICT, "The task cannot be requeued: " + why);
    }
}

package io.millrace.session.tasks;

import io.millrace.session.messages.Messages;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.summaries.Summaries;
import io.millrace.streams.contract.content.StorableText;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.TaskEvent.MessageAppended;
import io.millrace.streams.contract.payloads.TaskEvent.SummaryWritten;
import io.millrace.streams.contract.payloads.TaskEvent.TaskCompleted;
import io.millrace.streams.contract.payloads.TaskEvent.TaskFailed;
import io.millrace.streams.contract.payloads.TaskEvent.TaskHandedOver;
import io.millrace.streams.contract.payloads.TaskEvent.TaskNeedsHelp;
import io.millrace.streams.contract.payloads.TaskEvent.TaskStarted;
import io.millrace.streams.contract.payloads.TaskEvent.TaskStopped;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What an agent has done, applied to a task that can still move. Runs in the transaction of the
/// listener, which holds the session's row lock. Each method makes its move first, so that an
/// [io.millrace.session.sessions.IllegalMove] leaves everything as it was.
@ApplicationScoped
class TaskProgress {
    private final TaskQueue queue;
    private final TaskNews news;
    private final Sessions sessions;
    private final Messages messages;
    private final Summaries summaries;
    private final InstantSource time;

    TaskProgress(
            TaskQueue queue,
            TaskNews news,
            Sessions sessions,
            Messages messages,
            Summaries summaries,
            InstantSource time) {
        this.queue = queue;
        this.news = news;
        this.sessions = sessions;
        this.messages = messages;
        this.summaries = summaries;
        this.time = time;
    }

    /// A worker has begun; or another goes on after a crash, which leaves the state as it is.
    void started(SessionEntity session, TaskEntity task, TaskStarted event, String causationId) {
        task.state = task.state instanceof TaskState.Running running ? running : task.state.start();
        session.inbox = session.inbox.take();
        task.control = TaskControl.ASSISTANT;
        task.attempt = Math.max(task.attempt, event.attempt());
        task.runId = event.runId().value();
        if (task.executedAt == null) {
            task.executedAt = time.instant();
        }
        told(session, task, causationId);
    }

    /// A step is finished.
    void appended(
            SessionEntity session, TaskEntity task, MessageAppended event, String causationId) {
        var before = session.inbox;
        if (task.state instanceof TaskState.Running) {
            session.inbox = session.inbox.progress();
        }
        messages.append(session, event, causationId);
        task.updatedAt = time.instant();
        if (!before.equals(session.inbox)) {
            sessions.changed(session, causationId);
        }
    }

    /// The run waits for the user; a task that was to stop anyway stops here.
    void needsHelp(
            SessionEntity session, TaskEntity task, TaskNeedsHelp event, String causationId) {
        task.state = task.cancelRequestedAt == null ? task.state.askForHelp() : task.state.cancel();
        task.control = TaskControl.USER;
        session.statusMessage = StorableText.of(event.question());
        letGo(session, task, null, causationId);
    }

    /// The run has ended well; what was done in a sandbox is to be reviewed.
    void completed(
            SessionEntity session, TaskEntity task, TaskCompleted event, String causationId) {
        task.state = queue.ended(session, task);
        task.result = event.result() == null ? null : StorableText.of(event.result());
        letGo(session, task, event.usage(), causationId);
    }

    /// The run has ended badly.
    void failed(SessionEntity session, TaskEntity task, TaskFailed event, String causationId) {
        task.state = task.state.fail();
        task.error = StorableText.of(event.error());
        session.statusMessage = task.error;
        letGo(session, task, event.usage(), causationId);
    }

    /// The run has ended because the user wanted it to.
    void stopped(SessionEntity session, TaskEntity task, TaskStopped event, String causationId) {
        task.state = task.state.cancel();
        letGo(session, task, event.usage(), causationId);
    }

    /// The run has let go because the user took over. Told of a run that was not left, it is one
    /// that the user has meanwhile resumed: the next request is on its way.
    void handedOver(TaskEntity task, TaskHandedOver event) {
        add(task, event.usage());
        task.runId = null;
        task.updatedAt = time.instant();
    }

    /// What a run tells that the user has taken the task from. Steps that were finished are kept,
    /// for they have happened, and tokens are counted; nothing moves by it.
    void left(SessionEntity session, TaskEntity task, TaskEvent event, String causationId) {
        switch (event) {
            case TaskStarted late -> task.leave(late.runId().value());
            case MessageAppended step -> messages.append(session, step, causationId);
            case SummaryWritten summary -> summaries.keep(session, summary);
            case TaskNeedsHelp _ -> {
                // The user is there already.
            }
            case TaskCompleted end -> add(task, end.usage());
            case TaskFailed end -> add(task, end.usage());
            case TaskStopped end -> add(task, end.usage());
            case TaskHandedOver end -> add(task, end.usage());
        }
        task.updatedAt = time.instant();
    }

    /// A task may take several runs; each tells of its own tokens.
    private static void add(TaskEntity task, TokenUsage usage) {
        task.use(usage);
    }

    private void letGo(
            SessionEntity session,
            TaskEntity task,
            @Nullable TokenUsage usage,
            String causationId) {
        if (usage != null) {
            add(task, usage);
        }
        if (task.state.isFinal()) {
            task.completedAt = time.instant();
        }
        task.updatedAt = time.instant();
        news.updated(task, causationId);
        queue.letGo(session, task);
        sessions.changed(session, causationId);
    }

    private void told(SessionEntity session, TaskEntity task, String causationId) {
        task.updatedAt = time.instant();
        news.updated(task, causationId);
        sessions.changed(session, causationId);
    }
}

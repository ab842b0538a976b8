package io.millrace.session.tasks;

import io.millrace.session.sessions.IllegalMove;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.summaries.Summaries;
import io.millrace.session.titles.Titles;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.payloads.ControlEvent;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.contract.payloads.SessionEvent;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.Unrecognised;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.streams.contract.payloads.WorkItem;
import io.millrace.streams.delivery.handlers.EventHandler;
import io.millrace.streams.delivery.handlers.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/// Hears on `events.tasks` what agents have done. Called inside a transaction that also marks the
/// envelope as seen, in the order of each task's sequence.
@ApplicationScoped
public class TaskEventListener implements EventHandler {
    private final Sessions sessions;
    private final TaskRepository repository;
    private final TaskProgress progress;
    private final Summaries summaries;
    private final Titles titles;

    public TaskEventListener(
            Sessions sessions,
            TaskRepository repository,
            TaskProgress progress,
            Summaries summaries,
            Titles titles) {
        this.sessions = sessions;
        this.repository = repository;
        this.progress = progress;
        this.summaries = summaries;
        this.titles = titles;
    }

    @Override
    public Outcome on(Envelope envelope) {
        return switch (envelope.data()) {
            case TaskEvent event -> hear(envelope, event);
            case SessionEvent.TitleSuggested suggestion ->
                    titles.take(suggestion, envelope.id().toString());
            case Unrecognised unknown -> Outcome.ignored("no listener for " + unknown.type());
            case WorkItem _, ControlEvent _, WatcherEvent _, DeadLetter _ ->
                    Outcome.rejected(envelope.type() + " is not an event of a task");
        };
    }

    private Outcome hear(Envelope envelope, TaskEvent event) {
        SessionEntity session = sessions.lock(envelope.sessionid()).orElse(null);
        if (session == null) {
            return Outcome.rejected("there is no session " + envelope.sessionid());
        }
        TaskEntity task = repository.findIn(session.sessionId(), event.taskId()).orElse(null);
        if (task == null) {
            return Outcome.rejected("there is no task " + event.taskId() + " in that session");
        }
        if (task.state.isFinal()) {
            return Outcome.ignored("the task is " + task.state.name());
        }
        if (isOfRunLeft(task, event)) {
            progress.left(session, task, event, envelope.id().toString());
            return Outcome.handled();
        }
        try {
            apply(session, task, event, envelope.id().toString());
            return Outcome.handled();
        } catch (IllegalMove refused) {
            return Outcome.rejected(String.valueOf(refused.getMessage()));
        }
    }

    /// Whether the user has taken the task from that run, or has it still.
    private static boolean isOfRunLeft(TaskEntity task, TaskEvent event) {
        return task.control == TaskControl.USER || task.leftRunIds.contains(event.runId().value());
    }

    private void apply(
            SessionEntity session, TaskEntity task, TaskEvent event, String causationId) {
        switch (event) {
            case TaskEvent.TaskStarted started ->
                    progress.started(session, task, started, causationId);
            case TaskEvent.MessageAppended step ->
                    progress.appended(session, task, step, causationId);
            case TaskEvent.SummaryWritten summary -> summaries.keep(session, summary);
            case TaskEvent.TaskNeedsHelp question ->
                    progress.needsHelp(session, task, question, causationId);
            case TaskEvent.TaskCompleted end -> progress.completed(session, task, end, causationId);
            case TaskEvent.TaskFailed end -> progress.failed(session, task, end, causationId);
            case TaskEvent.TaskStopped end -> progress.stopped(session, task, end, causationId);
            case TaskEvent.TaskHandedOver end -> progress.handedOver(task, end);
        }
    }
}

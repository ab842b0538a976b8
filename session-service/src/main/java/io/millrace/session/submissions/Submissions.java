package io.millrace.session.submissions;

import io.millrace.session.files.Files;
import io.millrace.session.files.Upload;
import io.millrace.session.files.UploadCheck;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.NewSession;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.NewTask;
import io.millrace.session.tasks.TaskControl;
import io.millrace.session.tasks.TaskView;
import io.millrace.session.tasks.Tasks;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The use case of the task API's first step.
@ApplicationScoped
public class Submissions {
    private static final NewSession PLAIN = new NewSession(null, null, null, null, null);

    private final Sessions sessions;
    private final Tasks tasks;
    private final UploadCheck check;
    private final Files files;
    private final InstantSource time;

    public Submissions(
            Sessions sessions, Tasks tasks, UploadCheck check, Files files, InstantSource time) {
        this.sessions = sessions;
        this.tasks = tasks;
        this.check = check;
        this.files = files;
        this.time = time;
    }

    /// Makes a task with its first message and its files, and its session unless it names one, in
    /// one transaction.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    /// @throws io.millrace.rest.DomainException INVALID_INPUT naming the field
    @Transactional
    public TaskView submit(Participant who, SubmitTask wanted) {
        wanted.mustBe(who.user());
        Instant due = wanted.due(time.instant());
        // Decoded before the session is locked.
        List<Upload> uploads = check.checked(wanted.filesOrNone());
        TaskView task =
                tasks.create(
                        session(who, wanted),
                        who.user(),
                        new NewTask(
                                wanted.description(),
                                wanted.priority() == null ? TaskPriority.MEDIUM : wanted.priority(),
                                wanted.createdBy() == null ? TaskControl.USER : wanted.createdBy(),
                                wanted.model(),
                                due,
                                uploads.stream().map(Upload::note).toList()));
        return task.with(files.keep(who.user(), new TaskId(task.id()), uploads));
    }

    private SessionEntity session(Participant who, SubmitTask wanted) {
        return wanted.sessionId() == null
                ? sessions.create(who.user(), PLAIN)
                : sessions.lock(who, new SessionId(wanted.sessionId()), Access.CHANGE, "sessionId");
    }
}

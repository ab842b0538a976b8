package io.millrace.session.steering;

import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskNotFound;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;

/// A task of a session that the caller may change, read under the row lock of that.
record HeldTask(SessionEntity session, TaskEntity task) {
    /// @throws TaskNotFound when the caller may not view its session
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    static HeldTask of(Sessions sessions, TaskRepository tasks, Participant who, TaskId id) {
        SessionId in = tasks.sessionOf(who, id).orElseThrow(() -> new TaskNotFound(id));
        SessionEntity session = sessions.lock(who, in, Access.CHANGE);
        TaskEntity task =
                tasks.findIn(in, id)
                        .filter(found -> found.deletedAt == null)
                        .orElseThrow(() -> new TaskNotFound(id));
        return new HeldTask(session, task);
    }
}

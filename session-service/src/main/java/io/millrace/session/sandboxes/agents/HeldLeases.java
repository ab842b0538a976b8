package io.millrace.session.sandboxes.agents;

import io.millrace.session.sandboxes.leases.LeaseRepository;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskNotFound;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// What is held, for whoever works in it.
@ApplicationScoped
public class HeldLeases {
    private final LeaseRepository leases;
    private final TaskRepository tasks;
    private final Sessions sessions;

    public HeldLeases(LeaseRepository leases, TaskRepository tasks, Sessions sessions) {
        this.leases = leases;
        this.tasks = tasks;
        this.sessions = sessions;
    }

    /// The sandbox in which a task is to be worked on.
    ///
    /// @param who the user for whom the agent works
    /// @throws TaskNotFound when they see no such task
    /// @throws TaskSandboxMissing when its session holds none
    @Transactional
    public TaskSandboxView ofTask(Participant who, TaskId task) {
        SessionId session = tasks.sessionOf(who, task).orElseThrow(() -> new TaskNotFound(task));
        var entity = sessions.readable(who, session);
        return leases.held(session)
                .map(lease -> TaskSandboxView.of(lease, entity))
                .orElseThrow(() -> new TaskSandboxMissing(task));
    }
}

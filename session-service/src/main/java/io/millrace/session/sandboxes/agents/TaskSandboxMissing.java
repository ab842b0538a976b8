package io.millrace.session.sandboxes.agents;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.ids.TaskId;

/// The session of a task holds no sandbox.
public class TaskSandboxMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    public TaskSandboxMissing(TaskId task) {
        super(ErrorCode.SANDBOX_NOT_FOUND, "The session of task " + task + " holds no sandbox");
    }
}

package io.millrace.session.tasks;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.ids.TaskId;

/// There is no such task, or it is somebody else's: the caller cannot tell which.
public class TaskNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public TaskNotFound(TaskId id) {
        super(ErrorCode.TASK_NOT_FOUND, "There is no task " + id);
    }
}

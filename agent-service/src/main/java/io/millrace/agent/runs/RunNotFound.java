package io.millrace.agent.runs;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.ids.RunId;

/// There is no such run for this caller.
public final class RunNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public RunNotFound(RunId id) {
        super(ErrorCode.RUN_NOT_FOUND, "There is no run " + id, "id");
    }
}

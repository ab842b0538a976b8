package io.millrace.session.sandboxes.pool;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import java.util.UUID;

/// There is no such item in the pool.
public class SandboxNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public SandboxNotFound(UUID id) {
        super(ErrorCode.SANDBOX_NOT_FOUND, "There is no sandbox " + id, "id");
    }
}

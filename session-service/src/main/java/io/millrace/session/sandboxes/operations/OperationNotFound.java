package io.millrace.session.sandboxes.operations;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import java.util.UUID;

/// There is no such operation.
public class OperationNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public OperationNotFound(UUID id) {
        super(ErrorCode.OPERATION_NOT_FOUND, "There is no operation " + id, "id");
    }
}

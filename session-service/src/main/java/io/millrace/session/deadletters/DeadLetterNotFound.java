package io.millrace.session.deadletters;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import java.util.UUID;

/// There is no such dead letter.
public class DeadLetterNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public DeadLetterNotFound(UUID id) {
        super(ErrorCode.NOT_FOUND, "There is no dead letter " + id);
    }
}

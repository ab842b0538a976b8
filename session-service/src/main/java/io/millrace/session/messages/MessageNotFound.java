package io.millrace.session.messages;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.ids.MessageId;

/// There is no such message, or it is somebody else's: the caller cannot tell which.
public class MessageNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public MessageNotFound(MessageId id) {
        super(ErrorCode.MESSAGE_NOT_FOUND, "There is no message " + id);
    }
}

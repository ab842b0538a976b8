package io.millrace.session.sessions;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.ids.SessionId;
import org.jspecify.annotations.Nullable;

/// There is no such session, or it is somebody else's: the caller cannot tell which.
public class SessionNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public SessionNotFound(SessionId id) {
        this(id, null);
    }

    /// @param param the field that named the session, when it was not the path
    public SessionNotFound(SessionId id, @Nullable String param) {
        super(ErrorCode.SESSION_NOT_FOUND, "There is no session " + id, param);
    }
}

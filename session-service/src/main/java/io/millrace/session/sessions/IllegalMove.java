package io.millrace.session.sessions;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;

/// A state does not allow a move: 409, naming both.
public class IllegalMove extends DomainException {
    private static final long serialVersionUID = 1L;

    /// @param what the thing or field that has the state, such as `task` or `inboxStatus`
    /// @param state its stored name
    /// @param move the refused move, a verb
    public IllegalMove(String what, String state, String move) {
        super(ErrorCode.ILLEGAL_STATE, what + " is " + state + ", which does not allow " + move);
    }
}

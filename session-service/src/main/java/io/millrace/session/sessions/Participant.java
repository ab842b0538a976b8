package io.millrace.session.sessions;

import io.millrace.rest.Caller;
import io.millrace.streams.contract.ids.UserId;
import java.util.Set;

/// Who takes part in a session: a user, with the groups that a session may be shared with.
///
/// @param groups plain names, as the caller's token has them
public record Participant(UserId user, Set<String> groups) {
    public Participant {
        groups = Set.copyOf(groups);
    }

    /// The caller of a request.
    public static Participant of(Caller caller) {
        return new Participant(new UserId(caller.userId()), caller.groups());
    }
}

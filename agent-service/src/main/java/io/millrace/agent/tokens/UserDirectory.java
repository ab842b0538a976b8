package io.millrace.agent.tokens;

import io.millrace.streams.contract.ids.UserId;

/// Who the users are: the identity provider, or a fixed list.
public interface UserDirectory {
    /// What a user may do now.
    UserStanding standingOf(UserId user) throws InterruptedException;
}

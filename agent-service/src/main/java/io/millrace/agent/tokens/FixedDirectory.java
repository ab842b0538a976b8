package io.millrace.agent.tokens;

import io.millrace.streams.contract.ids.UserId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A list of users, from the configuration, for tests; everybody else is absent.
public final class FixedDirectory implements UserDirectory {
    private final Map<UserId, UserStanding> users = new ConcurrentHashMap<>();

    /// What is known of a user from now on.
    public void put(UserId user, UserStanding standing) {
        users.put(user, standing);
    }

    @Override
    public UserStanding standingOf(UserId user) {
        return users.getOrDefault(user, new UserStanding.Absent());
    }
}

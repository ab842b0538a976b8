package io.millrace.agent.tokens;

import java.util.Set;

/// What the directory knows of a user now.
public sealed interface UserStanding {
    /// May work.
    ///
    /// @param username for people
    /// @param roles realm roles, those that come with others included
    /// @param groups plain names
    record Active(String username, Set<String> roles, Set<String> groups) implements UserStanding {
        public Active {
            roles = Set.copyOf(roles);
            groups = Set.copyOf(groups);
        }
    }

    /// Is disabled.
    record Disabled() implements UserStanding {}

    /// Is not there, or no longer.
    record Absent() implements UserStanding {}

    /// The directory does not answer.
    record Unknown(String why) implements UserStanding {}
}

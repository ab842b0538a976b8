package io.millrace.agent.tools;

import io.millrace.trust.Roles;

/// Who may call a tool, and where.
///
/// @param role the least role of the ladder, see [Roles]
/// @param scope what a token that is limited to scopes must be good for: `read` or `write`
/// @param onlyInRuns whether it means nothing outside a run
public record ToolAccess(String role, String scope, boolean onlyInRuns) {
    /// Every user, and every token that may read; nothing is changed by it.
    public static final ToolAccess ANYWHERE = new ToolAccess(Roles.USER, "read", false);

    /// What an agent does for its user in a run.
    public static final ToolAccess IN_RUNS = new ToolAccess(Roles.USER, "write", true);
}

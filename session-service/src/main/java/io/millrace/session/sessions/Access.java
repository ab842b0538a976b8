package io.millrace.session.sessions;

import io.millrace.session.sessions.SessionGrant.Level;
import java.util.Map;
import java.util.Set;

/// What somebody wants to do with a session, and so what they must have been given.
public enum Access {
    /// Read it, its tasks and its messages, and watch it.
    VIEW,
    /// Prompt, cancel and change as well.
    CHANGE,
    /// Share, archive and delete as well: its owner only.
    OWN;

    /// How far it must be shared with somebody else for that.
    private Set<Level> levels() {
        return switch (this) {
            case VIEW -> Set.of(Level.CAN_VIEW, Level.FULL_ACCESS);
            case CHANGE -> Set.of(Level.FULL_ACCESS);
            case OWN -> Set.of();
        };
    }

    /// The condition on a session `s` that lets its owner pass, and those with whom it is shared
    /// far enough. Part of the query that reads it, never a check afterwards.
    ///
    /// @param parameters gets those of the condition
    public String condition(Participant who, Map<String, Object> parameters) {
        parameters.put("user", who.user().value());
        Set<Level> levels = levels();
        if (levels.isEmpty()) {
            return "s.userId = :user";
        }
        parameters.put("levels", levels);
        String grantee = "(g.kind = USER and g.grantee = :user)";
        if (!who.groups().isEmpty()) {
            parameters.put("groups", who.groups());
            grantee += " or (g.kind = GROUP and g.grantee in :groups)";
        }
        return "(s.userId = :user or exists (select 1 from SessionGrant g where g.session = s.id"
                + " and g.level in :levels and ("
                + grantee
                + ")))";
    }
}

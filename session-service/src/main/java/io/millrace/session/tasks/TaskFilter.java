package io.millrace.session.tasks;

import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which tasks a list shows.
///
/// @param owner whose; null for all of a session, once it is known who may view that
/// @param session of this session only
/// @param state in this state only
/// @param priority of this priority only
public record TaskFilter(
        @Nullable UserId owner,
        @Nullable SessionId session,
        @Nullable TaskState state,
        @Nullable TaskPriority priority) {
    public TaskFilter {
        if (owner == null && session == null) {
            throw new IllegalArgumentException("Nobody sees all tasks");
        }
    }

    /// All of one user's.
    public static TaskFilter of(UserId owner) {
        return new TaskFilter(owner, null, null, null);
    }

    /// All of one session, whoever has prompted them.
    static TaskFilter in(SessionId one) {
        return new TaskFilter(null, one, null, null);
    }

    /// The condition of a query on [TaskEntity]; its parameters are added to the map.
    String condition(Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (owner != null) {
            conditions.add("userId = :owner");
            parameters.put("owner", owner.value());
        }
        if (session != null) {
            conditions.add("sessionId = :session");
            parameters.put("session", session.value());
        }
        if (state != null) {
            conditions.add("state = :state");
            parameters.put("state", state);
        }
        if (priority != null) {
            conditions.add("priority = :priority");
            parameters.put("priority", priority);
        }
        return String.join(" and ", conditions);
    }
}

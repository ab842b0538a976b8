package io.millrace.session.tasks;

import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which tasks a list shows.
///
/// @param owner whose; always part of the query
/// @param session of this session only
/// @param state in this state only
/// @param priority of this priority only
public record TaskFilter(
        UserId owner,
        @Nullable SessionId session,
        @Nullable TaskState state,
        @Nullable TaskPriority priority) {

    /// All of one user's.
    public static TaskFilter of(UserId owner) {
        return new TaskFilter(owner, null, null, null);
    }

    /// The same in one session.
    public TaskFilter in(SessionId one) {
        return new TaskFilter(owner, one, state, priority);
    }

    /// The condition of a query on [TaskEntity]; its parameters are added to the map.
    String condition(Map<String, Object> parameters) {
        StringBuilder condition = new StringBuilder("userId = :owner");
        parameters.put("owner", owner.value());
        if (session != null) {
            condition.append(" and sessionId = :session");
            parameters.put("session", session.value());
        }
        if (state != null) {
            condition.append(" and state = :state");
            parameters.put("state", state);
        }
        if (priority != null) {
            condition.append(" and priority = :priority");
            parameters.put("priority", priority);
        }
        return condition.toString();
    }
}

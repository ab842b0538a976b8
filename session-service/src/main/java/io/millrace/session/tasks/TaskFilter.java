package io.millrace.session.tasks;

import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which tasks a list shows; never those that were deleted.
///
/// @param owner whose; null for all of a session, once it is known who may view that
/// @param session of this session only
/// @param states in one of these states only; in any when there is none
/// @param priority of this priority only
/// @param type of this type only
public record TaskFilter(
        @Nullable UserId owner,
        @Nullable SessionId session,
        List<TaskState> states,
        @Nullable TaskPriority priority,
        @Nullable TaskType type) {
    public TaskFilter {
        if (owner == null && session == null) {
            throw new IllegalArgumentException("Nobody sees all tasks");
        }
        states = List.copyOf(states);
    }

    /// All of one user's.
    public static TaskFilter of(UserId owner) {
        return new TaskFilter(owner, null, List.of(), null, null);
    }

    /// All of one session, whoever has prompted them.
    static TaskFilter in(SessionId one) {
        return new TaskFilter(null, one, List.of(), null, null);
    }

    /// The condition of a query on [TaskEntity]; its parameters are added to the map.
    String condition(Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        conditions.add("deletedAt is null");
        if (owner != null) {
            conditions.add("userId = :owner");
            parameters.put("owner", owner.value());
        }
        if (session != null) {
            conditions.add("sessionId = :session");
            parameters.put("session", session.value());
        }
        if (!states.isEmpty()) {
            conditions.add("state in :states");
            parameters.put("states", states);
        }
        if (priority != null) {
            conditions.add("priority = :priority");
            parameters.put("priority", priority);
        }
        if (type != null) {
            conditions.add("type = :type");
            parameters.put("type", type);
        }
        return String.join(" and ", conditions);
    }
}

package io.millrace.streams.contract.payloads;

import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import org.jspecify.annotations.Nullable;

/// Work that somebody must do exactly once.
public sealed interface WorkItem extends Payload {

    /// A task waits for an agent. Its history is asked of session-service.
    ///
    /// @param attempt which try this is, from 1
    /// @param prompt the user's text
    /// @param model the alias the user chose, null for the default
    record TaskRequested(
            TaskId taskId,
            SessionId sessionId,
            UserId userId,
            TaskPriority priority,
            int attempt,
            String prompt,
            @Nullable String model)
            implements WorkItem {}

    /// A session wants a title, and a name for its branch.
    ///
    /// @param prompt what the user has asked for
    /// @param replaces what the session is called now
    record TitleRequested(SessionId sessionId, UserId userId, String prompt, String replaces)
            implements WorkItem {}
}

package io.millrace.session.tasks;

import io.millrace.streams.contract.catalogue.TaskPriority;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a task is made of, however it was asked for.
///
/// @param description what is to be done
/// @param createdBy who wants it
/// @param model null for the default
/// @param scheduledFor when it becomes due, null for at once
/// @param notes what the first message says beside the description, a block each
public record NewTask(
        String description,
        TaskPriority priority,
        TaskControl createdBy,
        @Nullable ModelChoice model,
        @Nullable Instant scheduledFor,
        List<String> notes) {
    public NewTask {
        notes = List.copyOf(notes);
    }

    static NewTask of(CreateTask prompt) {
        return new NewTask(
                prompt.prompt(),
                prompt.priorityOrDefault(),
                TaskControl.USER,
                ModelChoice.ofAlias(prompt.model()),
                null,
                List.of());
    }
}

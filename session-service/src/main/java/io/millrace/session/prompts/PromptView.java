package io.millrace.session.prompts;

import io.millrace.session.tasks.TaskView;
import io.millrace.streams.contract.catalogue.TaskPriority;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A prompt: its task, seen as what the user wrote.
///
/// @param id the task's id
/// @param status the task's
@Schema(name = "Prompt")
public record PromptView(
        UUID id,
        UUID sessionId,
        String prompt,
        String status,
        TaskPriority priority,
        @Nullable String model,
        @Nullable String error,
        @Nullable String result,
        Instant createdAt,
        Instant updatedAt) {

    static PromptView of(TaskView task) {
        return new PromptView(
                task.id(),
                task.sessionId(),
                task.description(),
                task.status(),
                task.priority(),
                task.model() == null ? null : task.model().name(),
                task.error(),
                task.result(),
                task.createdAt(),
                task.updatedAt());
    }
}

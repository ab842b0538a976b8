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
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID sessionId,
        @Schema(required = true) String prompt,
        @Schema(required = true) String status,
        @Schema(required = true) TaskPriority priority,
        @Nullable String model,
        @Nullable String error,
        @Nullable String result,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {

    static PromptView of(TaskView task) {
        return new PromptView(
                task.id(),
                task.sessionId(),
                task.description(),
                task.status(),
                task.priority(),
                task.model(),
                task.error(),
                task.result(),
                task.createdAt(),
                task.updatedAt());
    }
}

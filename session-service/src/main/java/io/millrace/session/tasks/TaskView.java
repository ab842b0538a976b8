package io.millrace.session.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.session.files.FileView;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.content.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A task as its owner, and the agent that works on it, see it.
///
/// @param description the prompt
/// @param scheduledFor when it becomes due, of a SCHEDULED one
/// @param control who is at the wheel
/// @param queuedAt since when it waits, or waited, for an agent; null while it is not due
/// @param executedAt when a worker first began
/// @param cancelRequestedAt when the user asked a running task to stop; a worker that sees it stops
/// @param files what came with it; only where one task is answered, not in lists
/// @param attempt which worker is or was at it, from 1; 0 before the first
@Schema(name = "Task")
public record TaskView(
        UUID id,
        UUID sessionId,
        String userId,
        String description,
        TaskType type,
        @Schema(
                        enumeration = {
                            "PENDING",
                            "RUNNING",
                            "NEEDS_HELP",
                            "NEEDS_REVIEW",
                            "COMPLETED",
                            "FAILED",
                            "CANCELLED"
                        })
                String status,
        TaskPriority priority,
        TaskControl control,
        Instant createdAt,
        TaskControl createdBy,
        Instant updatedAt,
        @Nullable Instant scheduledFor,
        @Nullable Instant queuedAt,
        @Nullable Instant executedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelRequestedAt,
        @Nullable String error,
        @Nullable String result,
        @Nullable ModelChoice model,
        int attempt,
        TokenUsage usage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FileView> files) {

    public static TaskView of(TaskEntity task) {
        return new TaskView(
                task.id,
                task.sessionId,
                task.userId,
                task.description,
                task.type,
                task.state.name(),
                task.priority,
                task.control,
                task.createdAt,
                task.createdBy,
                task.updatedAt,
                task.scheduledFor,
                task.queuedAt,
                task.executedAt,
                task.completedAt,
                task.cancelRequestedAt,
                task.error,
                task.result,
                task.choice(),
                task.attempt,
                task.usage(),
                null);
    }

    /// The same with its files.
    public TaskView with(List<FileView> its) {
        return new TaskView(
                id,
                sessionId,
                userId,
                description,
                type,
                status,
                priority,
                control,
                createdAt,
                createdBy,
                updatedAt,
                scheduledFor,
                queuedAt,
                executedAt,
                completedAt,
                cancelRequestedAt,
                error,
                result,
                model,
                attempt,
                usage,
                its);
    }
}

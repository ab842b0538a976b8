package io.millrace.session.steering;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.millrace.streams.contract.catalogue.TaskPriority;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What of a task is to be changed; what is absent stays. The times that clients of ByteBot's send
/// along with a status are not looked at: the service takes its own.
///
/// @param status where the task is to go, if that is a legal move of its state
/// @param priority of a task that has not ended
@Schema(name = "ChangeTask")
@JsonIgnoreProperties({"queuedAt", "executedAt", "completedAt"})
public record ChangeTask(
        @Schema(
                        enumeration = {
                            "RUNNING",
                            "NEEDS_HELP",
                            "NEEDS_REVIEW",
                            "COMPLETED",
                            "FAILED",
                            "CANCELLED"
                        })
                @Nullable String status,
        @Nullable TaskPriority priority) {}

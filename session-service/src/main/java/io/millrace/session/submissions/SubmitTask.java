package io.millrace.session.submissions;

import io.millrace.rest.DomainException;
import io.millrace.session.files.NewFile;
import io.millrace.session.tasks.CreateTask;
import io.millrace.session.tasks.ModelChoice;
import io.millrace.session.tasks.TaskControl;
import io.millrace.session.tasks.TaskType;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A task to be made.
///
/// @param description what is to be done, 1..10,000 characters; longer texts are prompts
/// @param type SCHEDULED exactly when `scheduledFor` is given; may be left out
/// @param scheduledFor when it becomes due (RFC 3339 with an offset); at once when it is past
/// @param priority MEDIUM when absent
/// @param createdBy USER when absent
/// @param userId whose it is: the caller's own id, or nothing
/// @param model the service's default when absent
/// @param sessionId one of the caller's sessions; without one a session is opened
/// @param files what the agent is to have with it
@Schema(name = "SubmitTask")
public record SubmitTask(
        @Schema(required = true, minLength = 1, maxLength = MAX_DESCRIPTION)
                @NotBlank
                @Size(max = MAX_DESCRIPTION)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                String description,
        @Nullable TaskType type,
        @Schema(format = "date-time") @Nullable String scheduledFor,
        @Nullable TaskPriority priority,
        @Nullable TaskControl createdBy,
        @Nullable String userId,
        @Valid @Nullable ModelChoice model,
        @Nullable UUID sessionId,
        @Nullable List<@NotNull @Valid NewFile> files) {
    /// The longest description, in UTF-16 units.
    public static final int MAX_DESCRIPTION = 10_000;

    private static final Duration FURTHEST = Duration.ofDays(3653);

    /// When it becomes due, null for at once.
    ///
    /// @throws DomainException INVALID_INPUT when it is no time, or does not go with the type
    @Nullable Instant due(Instant now) {
        if (scheduledFor == null) {
            if (type == TaskType.SCHEDULED) {
                throw DomainException.invalidInput(
                        "scheduledFor", "scheduledFor must be given for a SCHEDULED task");
            }
            return null;
        }
        if (type == TaskType.IMMEDIATE) {
            throw DomainException.invalidInput(
                    "scheduledFor", "scheduledFor cannot be given for an IMMEDIATE task");
        }
        Instant due = time(scheduledFor);
        if (due.isBefore(Instant.EPOCH) || due.isAfter(now.plus(FURTHEST))) {
            throw DomainException.invalidInput(
                    "scheduledFor", "scheduledFor must lie within the next ten years");
        }
        // As far as PostgreSQL keeps it.
        return due.truncatedTo(ChronoUnit.MICROS);
    }

    List<NewFile> filesOrNone() {
        return files == null ? List.of() : files;
    }

    /// @throws DomainException INVALID_INPUT when it names somebody else
    void mustBe(UserId caller) {
        if (userId != null && !userId.equals(caller.value())) {
            throw DomainException.invalidInput("userId", "userId must be the caller's own");
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            throw DomainException.invalidInput(
                    "scheduledFor", "scheduledFor is not a time with an offset (RFC 3339)");
        }
    }
}

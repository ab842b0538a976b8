package io.millrace.session.steering;

import io.millrace.session.tasks.CreateTask;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the user has to say to whoever works on a task.
///
/// @param message the user's text, 1..100,000 characters
@Schema(name = "PostMessage")
public record PostMessage(
        @Schema(required = true, minLength = 1, maxLength = CreateTask.MAX_PROMPT)
                @NotBlank
                @Size(max = CreateTask.MAX_PROMPT)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                String message) {}

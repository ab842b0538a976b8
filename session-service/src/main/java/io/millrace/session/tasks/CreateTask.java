package io.millrace.session.tasks;

import io.millrace.streams.contract.catalogue.TaskPriority;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a task begins with.
///
/// @param prompt the user's text, 1..100,000 characters
/// @param priority MEDIUM when absent
/// @param model the alias of a model, the service's default when absent
@RegisterForReflection
public record CreateTask(
        @Schema(required = true, minLength = 1, maxLength = MAX_PROMPT)
                @NotBlank
                @Size(max = MAX_PROMPT)
                @Pattern(regexp = NO_NUL, message = NUL_REFUSED)
                String prompt,
        @Nullable TaskPriority priority,
        @Size(min = 1, max = 100) @Pattern(regexp = NO_NUL, message = NUL_REFUSED)
                @Nullable String model) {
    /// The longest prompt, in UTF-16 units.
    public static final int MAX_PROMPT = 100_000;

    /// What PostgreSQL cannot keep in a text.
    public static final String NO_NUL = "[^\\x00]*";

    /// What is said of it.
    public static final String NUL_REFUSED = "must not hold the character U+0000";

    /// The priority, or the default one.
    public TaskPriority priorityOrDefault() {
        return priority == null ? TaskPriority.MEDIUM : priority;
    }
}

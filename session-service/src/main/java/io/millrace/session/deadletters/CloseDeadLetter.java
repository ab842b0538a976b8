package io.millrace.session.deadletters;

import io.millrace.session.tasks.CreateTask;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// How an operator deals with a dead letter.
///
/// @param notes what was done and why, up to 2,000 characters
public record CloseDeadLetter(
        @Size(max = 2000) @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String notes) {}

package io.millrace.session.chats;

import io.millrace.session.tasks.CreateTask;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A chat is called something else.
///
/// @param title up to 200 characters
@Schema(name = "ChangeChat")
@RegisterForReflection
public record ChangeChat(
        @Schema(required = true, minLength = 1, maxLength = 200)
                @NotBlank
                @Size(max = 200)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                String title) {}

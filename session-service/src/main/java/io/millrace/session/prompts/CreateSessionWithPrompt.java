package io.millrace.session.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sessions.NewSession;
import io.millrace.session.sessions.SandboxConfig;
import io.millrace.session.tasks.CreateTask;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A session to be opened with its first prompt.
///
/// @param prompt the user's text, 1..100,000 characters
/// @param repo the git repository to work on
/// @param targetBranch the branch that the work is meant for
/// @param parent the session it goes on from, one of the caller's
/// @param sbxConfig which sandbox it wants, an object of at most 16 KiB
/// @param title what it is called until an agent finds a name, up to 200 characters
/// @param priority MEDIUM when absent
/// @param model the alias of a model, the service's default when absent
@Schema(name = "CreateSessionWithPrompt")
@RegisterForReflection
public record CreateSessionWithPrompt(
        @Schema(required = true, minLength = 1, maxLength = CreateTask.MAX_PROMPT)
                @NotBlank
                @Size(max = CreateTask.MAX_PROMPT)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                String prompt,
        @Size(min = 1, max = 2000)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String repo,
        @Size(min = 1, max = 255)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String targetBranch,
        @Nullable UUID parent,
        @Nullable JsonNode sbxConfig,
        @Size(min = 1, max = 200)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String title,
        @Nullable TaskPriority priority,
        @Size(min = 1, max = 100)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String model)
        implements Opening {

    @Override
    public NewSession session() {
        return new NewSession(
                title,
                repo,
                targetBranch,
                parent == null ? null : new SessionId(parent),
                SandboxConfig.checked(sbxConfig));
    }

    @Override
    public CreateTask task() {
        return new CreateTask(prompt, priority, model);
    }
}

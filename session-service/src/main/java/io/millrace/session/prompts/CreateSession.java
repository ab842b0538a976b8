package io.millrace.session.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sessions.NewSession;
import io.millrace.session.sessions.SandboxConfig;
import io.millrace.session.tasks.CreateTask;
import io.millrace.streams.contract.ids.SessionId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A session to be opened; everything may be absent.
///
/// @param title what it is called until an agent finds a name, up to 200 characters
/// @param repo the git repository to work on
/// @param targetBranch the branch that the work is meant for
/// @param parent the session it goes on from, one of the caller's
/// @param sbxConfig which sandbox it wants, an object of at most 16 KiB
/// @param prompt the first prompt; makes a task at once
@Schema(name = "CreateSession")
@RegisterForReflection
public record CreateSession(
        @Size(min = 1, max = 200)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String title,
        @Size(min = 1, max = 2000)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String repo,
        @Size(min = 1, max = 255)
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String targetBranch,
        @Nullable UUID parent,
        @Nullable JsonNode sbxConfig,
        @Size(min = 1, max = CreateTask.MAX_PROMPT)
                @Pattern(regexp = NOT_BLANK, message = "must not be blank")
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String prompt)
        implements Opening {
    private static final String NOT_BLANK = "[\\s\\S]*\\S[\\s\\S]*";

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
    public @Nullable CreateTask task() {
        return prompt == null ? null : new CreateTask(prompt, null, null);
    }
}

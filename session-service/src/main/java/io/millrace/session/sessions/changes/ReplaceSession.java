package io.millrace.session.sessions.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sessions.SessionEntity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a user says about a session; what is absent is said no longer.
///
/// @param id which session, where the path does not say it
/// @param title up to 200 characters; "Untitled Session" when absent
/// @param repo the git repository to work on
/// @param targetBranch the branch that the work is meant for
/// @param branch the branch of the work itself; one is made up when absent and there is a repo
/// @param parent the session it goes on from, one of the same owner's
/// @param sbxConfig which sandbox it wants, an object of at most 16 KiB
@Schema(name = "ReplaceSession")
@RegisterForReflection
public record ReplaceSession(
        @Nullable UUID id,
        @Size(min = 1, max = 200) @Pattern(regexp = NO_NUL, message = NUL_REFUSED)
                @Nullable String title,
        @Size(min = 1, max = 2000) @Pattern(regexp = NO_NUL, message = NUL_REFUSED)
                @Nullable String repo,
        @Size(min = 1, max = 255) @Pattern(regexp = NO_NUL, message = NUL_REFUSED)
                @Nullable String targetBranch,
        @Size(min = 1, max = 255) @Pattern(regexp = NO_NUL, message = NUL_REFUSED)
                @Nullable String branch,
        @Nullable UUID parent,
        @Nullable JsonNode sbxConfig) {
    private static final String NO_NUL = "[^\\x00]*";
    private static final String NUL_REFUSED = "must not hold the character U+0000";

    /// What has been said so far.
    static ReplaceSession of(SessionEntity session) {
        return new ReplaceSession(
                session.id,
                session.title,
                session.repo,
                session.targetBranch,
                session.branch,
                session.parent,
                session.sbxConfig);
    }
}

package io.millrace.session.sandboxes.agents;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.leases.LeaseEntity;
import io.millrace.session.sessions.SessionEntity;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an agent needs to work in its task's sandbox.
///
/// @param lease the reference of the lease
/// @param item what was submitted, or `{"directory": "<path>"}`, and only it: the token stays here
/// @param branch what is to be created or checked out
@Schema(name = "TaskSandbox")
public record TaskSandboxView(
        UUID lease,
        JsonNode item,
        @Nullable String repo,
        @Nullable String targetBranch,
        @Nullable String branch) {
    static TaskSandboxView of(LeaseEntity lease, SessionEntity session) {
        return new TaskSandboxView(
                lease.id,
                Objects.requireNonNull(lease.item),
                session.repo,
                session.targetBranch,
                session.branch);
    }
}

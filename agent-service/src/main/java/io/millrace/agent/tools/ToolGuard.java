package io.millrace.agent.tools;

import io.millrace.agent.tokens.CachedDirectory;
import io.millrace.agent.tokens.OnBehalf;
import io.millrace.agent.tokens.UserStanding;
import io.millrace.rest.Caller;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.trust.Roles;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Set;

/// Decides whether a tool may be called. What a model has read or been told has no part in that.
@Singleton
public final class ToolGuard {
    private static final Set<String> SCOPES = Set.of("read", "write", "admin");

    private final CachedDirectory directory;

    public ToolGuard(CachedDirectory directory) {
        this.directory = directory;
    }

    /// What the guard says.
    public sealed interface Verdict {
        /// Yes.
        record Allowed() implements Verdict {}

        /// Not before a person agrees.
        record Asks(String question) implements Verdict {}

        /// No.
        ///
        /// @param why for the caller
        record Refused(String why) implements Verdict {}
    }

    /// Whether that tool may be called in that name now.
    Verdict verdict(ToolDescription tool, ToolAccess access, OnBehalf who)
            throws InterruptedException {
        return switch (who) {
            case OnBehalf.Run run -> inRun(tool, access, run.user());
            case OnBehalf.Request request -> byRequest(tool, access, request);
        };
    }

    private Verdict inRun(ToolDescription tool, ToolAccess access, UserId user)
            throws InterruptedException {
        // Whoever has a run is a user; a higher role is looked up, for it may be gone by now.
        if (!access.role().equals(Roles.USER)) {
            boolean has =
                    directory.standingOf(user) instanceof UserStanding.Active active
                            && Roles.withThoseBelow(active.roles()).contains(access.role());
            if (!has) {
                return needsRole(tool, access);
            }
        }
        return tool.needsApproval() ? asks(tool) : new Verdict.Allowed();
    }

    private static Verdict byRequest(
            ToolDescription tool, ToolAccess access, OnBehalf.Request request) {
        Caller caller = request.caller();
        if (access.onlyInRuns()) {
            return new Verdict.Refused(tool.name() + " can only be called in a run");
        }
        if (!Roles.withThoseBelow(caller.roles()).contains(access.role())) {
            return needsRole(tool, access);
        }
        if (isLimited(caller) && !caller.scopes().contains(access.scope())) {
            return new Verdict.Refused(
                    "%s needs a token with the scope %s".formatted(tool.name(), access.scope()));
        }
        return tool.needsApproval() && !request.approved() ? asks(tool) : new Verdict.Allowed();
    }

    /// A person's own token names scopes of OpenID Connect only, and may all.
    private static boolean isLimited(Caller caller) {
        return !Collections.disjoint(caller.scopes(), SCOPES);
    }

    private static Verdict asks(ToolDescription tool) {
        return new Verdict.Asks("May the agent call " + tool.name() + "?");
    }

    private static Verdict needsRole(ToolDescription tool, ToolAccess access) {
        return new Verdict.Refused("%s needs the role %s".formatted(tool.name(), access.role()));
    }
}

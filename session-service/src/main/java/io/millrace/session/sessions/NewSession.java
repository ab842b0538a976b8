package io.millrace.session.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.streams.contract.ids.SessionId;
import org.jspecify.annotations.Nullable;

/// What a session begins with; everything may be absent.
///
/// @param title what it is called until an agent finds a name
/// @param repo the git repository to work on
/// @param targetBranch the branch that the work is meant for
/// @param parent the session it goes on from, one of the owner's
/// @param sbxConfig which sandbox it wants
public record NewSession(
        @Nullable String title,
        @Nullable String repo,
        @Nullable String targetBranch,
        @Nullable SessionId parent,
        @Nullable JsonNode sbxConfig) {}

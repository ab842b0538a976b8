package io.millrace.session.sessions.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sessions.lists.SessionCriteria;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The same change of all sessions that meet the criteria, at most 100.
///
/// @param criteria at least one
/// @param changes a JSON merge patch (RFC 7396) of a session
@Schema(name = "ChangeByCriteria")
@RegisterForReflection
public record ChangeByCriteria(
        @Schema(required = true) @NotNull @Valid SessionCriteria criteria,
        @Schema(required = true, implementation = ReplaceSession.class) @NotNull
                JsonNode changes) {}

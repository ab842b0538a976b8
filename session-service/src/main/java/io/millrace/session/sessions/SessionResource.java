package io.millrace.session.sessions;

import io.millrace.rest.DomainException;
import io.millrace.rest.UuidParameter;
import io.millrace.rest.conditions.EntityTag;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// One session over HTTP. Sessions are listed in `lists` and changed in `changes`, opened in the
/// package `prompts` and ended in `cancellations` and `lifecycle`.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SessionResource {
    private final Sessions sessions;
    private final Callers callers;

    public SessionResource(Sessions sessions, Callers callers) {
        this.sessions = sessions;
        this.callers = callers;
    }

    @GET
    @Path("sessions/{id}")
    @Operation(
            operationId = "sessions_get",
            summary = "A session of mine, or one that is shared with me")
    public RestResponse<SessionView> get(
            @PathParam("id") String id,
            @Parameter(
                            description = "messages: with the latest 200 of its history",
                            schema = @Schema(enumeration = "messages"))
                    @QueryParam("include")
                    @Nullable String include) {
        SessionView session =
                sessions.get(
                        Participant.of(callers.current()),
                        new SessionId(UuidParameter.parse("id", id)),
                        include != null && includesMessages(include));
        return RestResponse.ResponseBuilder.ok(session)
                .header(EntityTag.HEADER, session.tag())
                .build();
    }

    private static boolean includesMessages(String include) {
        if (!include.equals("messages")) {
            throw DomainException.invalidInput("include", "include must be messages");
        }
        return true;
    }
}

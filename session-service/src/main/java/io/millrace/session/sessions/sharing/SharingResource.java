package io.millrace.session.sessions.sharing;

import io.millrace.rest.UuidParameter;
import io.millrace.rest.conditions.EntityTag;
import io.millrace.rest.conditions.IfMatch;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Sharing over HTTP.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SharingResource {
    private final Sharing sharing;
    private final Callers callers;

    public SharingResource(Sharing sharing, Callers callers) {
        this.sharing = sharing;
        this.callers = callers;
    }

    @GET
    @Path("sessions/{id}/sharing")
    @Operation(
            operationId = "sessions_getSharing",
            summary = "With whom one of my sessions is shared")
    public RestResponse<SharedWith> get(@PathParam("id") String id) {
        return answer(sharing.get(me(), session(id)));
    }

    @PUT
    @Path("sessions/{id}/sharing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sessions_share",
            summary = "Share one of my sessions, with exactly these",
            description =
                    "canView: to read the session, its tasks and its messages, and to watch it."
                            + " fullAccess: to prompt, cancel and change as well. What somebody"
                            + " prompts, an agent does with their rights, not with the owner's.")
    public RestResponse<SharedWith> replace(
            @PathParam("id") String id,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @Valid @NotNull SharedWith body) {
        return answer(sharing.replace(me(), session(id), IfMatch.parse(ifMatch), body));
    }

    private static RestResponse<SharedWith> answer(Sharing.Shared shared) {
        return RestResponse.ResponseBuilder.ok(shared.with())
                .header(EntityTag.HEADER, shared.tag())
                .build();
    }

    private Participant me() {
        return Participant.of(callers.current());
    }

    private static SessionId session(String id) {
        return new SessionId(UuidParameter.parse("id", id));
    }
}

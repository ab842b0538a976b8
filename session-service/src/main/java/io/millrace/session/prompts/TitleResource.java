package io.millrace.session.prompts;

import io.millrace.rest.UuidParameter;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionView;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// New titles over HTTP.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TitleResource {
    private final Prompts prompts;
    private final Callers callers;

    public TitleResource(Prompts prompts, Callers callers) {
        this.prompts = prompts;
        this.callers = callers;
    }

    @POST
    @Path("sessions/{id}/regenerate-title")
    @Operation(
            operationId = "sessions_regenerateTitle",
            summary = "Ask for another title of one of my sessions",
            description =
                    "It is made of the first prompt, and comes as an event when an agent has found"
                            + " one. Asking again while one is being looked for changes nothing,"
                            + " for a minute at most. 409 when nothing was prompted yet.")
    @APIResponseSchema(value = SessionView.class, responseCode = "202")
    public RestResponse<SessionView> regenerate(@PathParam("id") String id) {
        return RestResponse.accepted(
                prompts.regenerateTitle(
                        Participant.of(callers.current()),
                        new SessionId(UuidParameter.parse("id", id))));
    }
}

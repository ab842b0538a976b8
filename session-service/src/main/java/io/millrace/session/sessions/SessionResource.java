package io.millrace.session.sessions;

import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.rest.conditions.EntityTag;
import io.millrace.session.paging.PageQuery;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Sessions over HTTP. They are opened in `prompts` and ended in `cancellations`.
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
    @Path("sessions")
    @Operation(operationId = "sessions_list", summary = "My sessions, the newest first")
    public Page<SessionView> list(@BeanParam PageQuery page) {
        return sessions.list(caller(), page.read());
    }

    @GET
    @Path("sessions/{id}")
    @Operation(operationId = "sessions_get", summary = "One of my sessions")
    public RestResponse<SessionView> get(@PathParam("id") String id) {
        SessionView session = sessions.get(caller(), new SessionId(UuidParameter.parse("id", id)));
        return RestResponse.ResponseBuilder.ok(session)
                .header(EntityTag.HEADER, EntityTag.of(session.version()))
                .build();
    }

    private UserId caller() {
        return new UserId(callers.current().userId());
    }
}

package io.millrace.session.summaries;

import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.SummaryId;
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

/// Summaries over HTTP. Agents write them, by way of `events.tasks`.
@Path("/api/v1")
@Tag(name = "messages")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SummaryResource {
    private final Summaries summaries;
    private final Callers callers;

    public SummaryResource(Summaries summaries, Callers callers) {
        this.summaries = summaries;
        this.callers = callers;
    }

    @GET
    @Path("sessions/{id}/summaries")
    @Operation(
            operationId = "sessions_listSummaries",
            summary = "The summaries of one of my sessions, in the order they were written",
            description =
                    "A summary that goes on from another names it as its parent, so they form a"
                            + " tree.")
    public Page<SummaryView> ofSession(@PathParam("id") String id, @BeanParam PageQuery page) {
        return summaries.ofSession(me(), new SessionId(UuidParameter.parse("id", id)), page.read());
    }

    @GET
    @Path("summaries/{id}")
    @Operation(operationId = "summaries_get", summary = "One of my summaries")
    public SummaryView get(@PathParam("id") String id) {
        return summaries.get(me(), new SummaryId(UuidParameter.parse("id", id)));
    }

    private Participant me() {
        return Participant.of(callers.current());
    }
}

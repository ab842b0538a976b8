package io.millrace.session.cancellations;

import io.millrace.rest.UuidParameter;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.tasks.TaskView;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Taking sessions and tasks back, over HTTP.
@Path("/api/v1")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CancellationResource {
    private final Cancellations cancellations;
    private final Callers callers;

    public CancellationResource(Cancellations cancellations, Callers callers) {
        this.cancellations = cancellations;
        this.callers = callers;
    }

    @POST
    @Path("sessions/{id}/cancel")
    @Tag(name = "sessions")
    @Operation(
            operationId = "sessions_cancel",
            summary = "Take back all unfinished tasks of one of my sessions",
            description =
                    "cancellationStatus is cancelled at once when no agent works on it, else"
                            + " requested, and cancelled soon after. 409 when nothing is unfinished.")
    public SessionView session(@PathParam("id") String id) {
        return cancellations.ofSession(me(), new SessionId(UuidParameter.parse("id", id)));
    }

    @POST
    @Path("tasks/{id}/cancel")
    @Tag(name = "tasks")
    @Operation(
            operationId = "tasks_cancel",
            summary = "Take one of my tasks back",
            description =
                    "A task that no agent works on is CANCELLED at once. A running one is asked to"
                            + " stop: cancelRequestedAt is set, and it is CANCELLED soon after.")
    public TaskView task(@PathParam("id") String id) {
        return cancellations.ofTask(me(), new TaskId(UuidParameter.parse("id", id)));
    }

    private Participant me() {
        return Participant.of(callers.current());
    }
}

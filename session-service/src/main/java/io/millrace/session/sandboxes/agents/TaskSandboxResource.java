package io.millrace.session.sandboxes.agents;

import io.millrace.rest.Caller;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.UuidParameter;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The sandbox of a task, for the agent that works on it.
@Path("/api/v1/tasks/{id}/sandbox")
@Tag(name = "tasks")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TaskSandboxResource {
    private static final String AGENT = "agent-service";

    private final HeldLeases leases;
    private final Callers callers;

    public TaskSandboxResource(HeldLeases leases, Callers callers) {
        this.leases = leases;
        this.callers = callers;
    }

    @GET
    @Operation(
            operationId = "tasks_getSandbox",
            summary = "The sandbox of a task, for the agent that works on it",
            description = "403 for everybody but agent-service in the name of the task's owner.")
    public TaskSandboxView get(@PathParam("id") String id) {
        Caller caller = callers.current();
        if (!AGENT.equals(caller.actor())) {
            throw new DomainException(
                    ErrorCode.FORBIDDEN, "Only the agent of the task may see its sandbox");
        }
        return leases.ofTask(Participant.of(caller), new TaskId(UuidParameter.parse("id", id)));
    }
}

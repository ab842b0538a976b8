package io.millrace.session.steering;

import io.millrace.rest.UuidParameter;
import io.millrace.session.sessions.Participant;
import io.millrace.session.tasks.TaskView;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Steering tasks over HTTP.
@Path("/api/v1")
@Tag(name = "tasks")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SteeringResource {
    private final Steering steering;
    private final TaskChanges changes;
    private final Callers callers;

    public SteeringResource(Steering steering, TaskChanges changes, Callers callers) {
        this.steering = steering;
        this.changes = changes;
        this.callers = callers;
    }

    @PATCH
    @Path("tasks/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tasks_patch",
            summary = "Change status or priority of one of my tasks",
            description =
                    "409 for a move that the task's status does not allow. NEEDS_HELP is a"
                            + " takeover, RUNNING a resume, CANCELLED a cancellation.")
    public TaskView change(@PathParam("id") String id, @Valid @NotNull ChangeTask body) {
        return changes.change(me(), task(id), body);
    }

    @DELETE
    @Path("tasks/{id}")
    @Operation(
            operationId = "tasks_delete",
            summary = "Delete one of my tasks with its messages",
            description = "One that has not ended is taken back first.")
    public void delete(@PathParam("id") String id) {
        changes.delete(me(), task(id));
    }

    @POST
    @Path("tasks/{id}/takeover")
    @Operation(
            operationId = "tasks_takeover",
            summary = "Take the wheel of one of my running tasks",
            description =
                    "It is NEEDS_HELP, under the control of the user, and its agent stops where it"
                            + " is. 409 when the assistant is not in control.")
    public TaskView takeOver(@PathParam("id") String id) {
        return steering.takeOver(me(), task(id));
    }

    @POST
    @Path("tasks/{id}/resume")
    @Operation(
            operationId = "tasks_resume",
            summary = "Give the wheel of one of my tasks back to the assistant",
            description =
                    "It is RUNNING again, at once or as soon as no other task of its session is"
                            + " with an agent. 409 when the user is not in control.")
    public TaskView resume(@PathParam("id") String id) {
        return steering.resume(me(), task(id));
    }

    @POST
    @Path("tasks/{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tasks_postMessage",
            summary = "Write to one of my tasks",
            description =
                    "The agent that has it answers it with its next reply; while the user is in"
                            + " control it is kept until the resume. 409 when the task has ended.")
    @APIResponseSchema(value = TaskView.class, responseCode = "201")
    public RestResponse<TaskView> post(
            @PathParam("id") String id, @Valid @NotNull PostMessage body) {
        TaskView task = steering.post(me(), task(id), body.message());
        return RestResponse.ResponseBuilder.<TaskView>created(
                        URI.create("/api/v1/tasks/" + task.id() + "/messages"))
                .entity(task)
                .build();
    }

    private Participant me() {
        return Participant.of(callers.current());
    }

    private static TaskId task(String id) {
        return new TaskId(UuidParameter.parse("id", id));
    }
}

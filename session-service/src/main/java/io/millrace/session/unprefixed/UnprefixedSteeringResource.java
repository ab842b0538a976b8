package io.millrace.session.unprefixed;

import io.millrace.rest.UuidParameter;
import io.millrace.session.cancellations.Cancellations;
import io.millrace.session.messages.MessageGroup;
import io.millrace.session.messages.MessageView;
import io.millrace.session.sessions.Participant;
import io.millrace.session.steering.PostMessage;
import io.millrace.session.steering.Steering;
import io.millrace.session.tasks.TaskView;
import io.millrace.session.tasks.Tasks;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// The wheel of a task and its conversation, under `/tasks`.
@Path("/tasks")
@Tag(name = "tasks without prefix")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UnprefixedSteeringResource {
    private final Tasks tasks;
    private final Steering steering;
    private final Cancellations cancellations;
    private final Callers callers;

    public UnprefixedSteeringResource(
            Tasks tasks, Steering steering, Cancellations cancellations, Callers callers) {
        this.tasks = tasks;
        this.steering = steering;
        this.cancellations = cancellations;
        this.callers = callers;
    }

    @POST
    @Path("{id}/takeover")
    @Operation(
            operationId = "unprefixedTasks_takeover",
            summary = "Take the wheel of one of my running tasks",
            description = "400 when the assistant is not in control.")
    public TaskView takeOver(@PathParam("id") String id) {
        return OldStatus.of(() -> steering.takeOver(me(), task(id)));
    }

    @POST
    @Path("{id}/resume")
    @Operation(
            operationId = "unprefixedTasks_resume",
            summary = "Give the wheel of one of my tasks back to the assistant",
            description = "400 when the user is not in control.")
    public TaskView resume(@PathParam("id") String id) {
        return OldStatus.of(() -> steering.resume(me(), task(id)));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            operationId = "unprefixedTasks_cancel",
            summary = "Take one of my tasks back",
            description = "400 when it has ended.")
    public TaskView cancel(@PathParam("id") String id) {
        return OldStatus.of(() -> cancellations.ofTask(me(), task(id)));
    }

    @GET
    @Path("{id}/messages")
    @Operation(
            operationId = "unprefixedTasks_listMessages",
            summary = "The messages of one of my tasks, in the order they were written")
    public List<MessageView> messages(@PathParam("id") String id, @BeanParam LimitQuery limit) {
        return OldBlocks.of(tasks.messages(me(), task(id), limit.read()).data());
    }

    @GET
    @Path("{id}/messages/raw")
    @Operation(
            operationId = "unprefixedTasks_listRawMessages",
            summary = "The messages of one of my tasks, as they are stored")
    public List<MessageView> rawMessages(@PathParam("id") String id, @BeanParam LimitQuery limit) {
        return OldBlocks.of(tasks.messages(me(), task(id), limit.read()).data());
    }

    @GET
    @Path("{id}/messages/processed")
    @Operation(
            operationId = "unprefixedTasks_listProcessedMessages",
            summary = "The messages of one of my tasks, grouped by whose side they are on")
    public List<MessageGroup> processedMessages(
            @PathParam("id") String id, @BeanParam LimitQuery limit) {
        return OldBlocks.grouped(tasks.messages(me(), task(id), limit.read()).data());
    }

    @POST
    @Path("{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "unprefixedTasks_postMessage",
            summary = "Write to one of my tasks",
            description = "400 when it has ended.")
    @APIResponseSchema(value = TaskView.class, responseCode = "201")
    public RestResponse<TaskView> post(
            @PathParam("id") String id, @Valid @NotNull PostMessage body) {
        TaskView task = OldStatus.of(() -> steering.post(me(), task(id), body.message()));
        return RestResponse.ResponseBuilder.<TaskView>created(
                        URI.create("/tasks/" + task.id() + "/messages"))
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

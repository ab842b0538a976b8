package io.millrace.session.tasks;

import io.millrace.rest.DomainException;
import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.session.messages.MessageView;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tasks over HTTP. They are made in `prompts` and taken back in `cancellations`.
@Path("/api/v1")
@Tag(name = "tasks")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TaskResource {
    private final Tasks tasks;
    private final Callers callers;

    public TaskResource(Tasks tasks, Callers callers) {
        this.tasks = tasks;
        this.callers = callers;
    }

    @GET
    @Path("tasks")
    @Operation(operationId = "tasks_list", summary = "My tasks, the newest first")
    public Page<TaskView> list(
            @BeanParam PageQuery page,
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "PENDING",
                                                "RUNNING",
                                                "NEEDS_HELP",
                                                "NEEDS_REVIEW",
                                                "COMPLETED",
                                                "FAILED",
                                                "CANCELLED"
                                            }))
                    @QueryParam("status")
                    @Nullable String status,
            @Parameter(schema = @Schema(implementation = TaskPriority.class))
                    @QueryParam("priority")
                    @Nullable String priority) {
        TaskFilter filter =
                new TaskFilter(
                        me().user(),
                        null,
                        status == null ? null : state(status),
                        priority == null ? null : priority(priority));
        return tasks.list(filter, page.read());
    }

    @GET
    @Path("tasks/{id}")
    @Operation(operationId = "tasks_get", summary = "One of my tasks")
    public TaskView get(@PathParam("id") String id) {
        return tasks.get(me(), task(id));
    }

    @GET
    @Path("tasks/{id}/messages")
    @Operation(
            operationId = "tasks_listMessages",
            summary = "The messages of one of my tasks, in the order they were written")
    public Page<MessageView> messages(@PathParam("id") String id, @BeanParam PageQuery page) {
        return tasks.messages(me(), task(id), page.read());
    }

    @GET
    @Path("sessions/{id}/tasks")
    @Tag(name = "sessions")
    @Operation(
            operationId = "sessions_listTasks",
            summary = "The tasks of one of my sessions, the newest first")
    public Page<TaskView> ofSession(@PathParam("id") String id, @BeanParam PageQuery page) {
        SessionId session = new SessionId(UuidParameter.parse("id", id));
        return tasks.ofSession(me(), session, page.read());
    }

    private Participant me() {
        return Participant.of(callers.current());
    }

    private static TaskId task(String id) {
        return new TaskId(UuidParameter.parse("id", id));
    }

    private static TaskState state(String name) {
        return TaskState.named(name)
                .orElseThrow(() ->
                        unknown(
                                "status",
                                TaskState.all().stream()
                                        .map(TaskState::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static TaskPriority priority(String name) {
        return Arrays.stream(TaskPriority.values())
                .filter(priority -> priority.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        unknown(
                                "priority",
                                Arrays.stream(TaskPriority.values())
                                        .map(TaskPriority::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static DomainException unknown(String param, String known) {
        return DomainException.invalidInput(param, param + " must be one of " + known);
    }
}

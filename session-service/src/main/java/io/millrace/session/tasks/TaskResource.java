package io.millrace.session.tasks;

import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.session.messages.MessageGroup;
import io.millrace.session.messages.MessageView;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sessions.Participant;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Tasks over HTTP. They are made in `prompts` and `submissions`, and taken back in
/// `cancellations`.
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
    public Page<TaskView> list(@BeanParam PageQuery page, @BeanParam TaskListQuery filter) {
        return tasks.list(filter.read(me().user()), page.read());
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
    @Path("tasks/{id}/messages/raw")
    @Operation(
            operationId = "tasks_listRawMessages",
            summary = "The messages of one of my tasks, as they are stored")
    public Page<MessageView> rawMessages(@PathParam("id") String id, @BeanParam PageQuery page) {
        return tasks.messages(me(), task(id), page.read());
    }

    @GET
    @Path("tasks/{id}/messages/processed")
    @Operation(
            operationId = "tasks_listProcessedMessages",
            summary = "The messages of one of my tasks, grouped by whose side they are on",
            description =
                    "A page is one of messages, grouped: what tools answered and what the user did"
                            + " at the wheel (take_over) is on the assistant's side.")
    public Page<MessageGroup> processedMessages(
            @PathParam("id") String id, @BeanParam PageQuery page) {
        Page<MessageView> messages = tasks.messages(me(), task(id), page.read());
        return new Page<>(
                MessageGroup.of(messages.data()),
                messages.page(),
                messages.pageSize(),
                messages.next(),
                messages.total());
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
}

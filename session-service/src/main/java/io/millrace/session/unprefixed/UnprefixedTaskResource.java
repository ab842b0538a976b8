package io.millrace.session.unprefixed;

import io.millrace.rest.UuidParameter;
import io.millrace.session.models.ModelList;
import io.millrace.session.models.ModelOffer;
import io.millrace.session.sessions.Participant;
import io.millrace.session.steering.ChangeTask;
import io.millrace.session.steering.TaskChanges;
import io.millrace.session.submissions.Submissions;
import io.millrace.session.submissions.SubmitTask;
import io.millrace.session.tasks.TaskListQuery;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/// Tasks under `/tasks`: made, listed, read, changed, deleted.
@Path("/tasks")
@Tag(name = "tasks without prefix")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UnprefixedTaskResource {
    private final Tasks tasks;
    private final Submissions submissions;
    private final TaskChanges changes;
    private final ModelList models;
    private final Callers callers;

    public UnprefixedTaskResource(
            Tasks tasks,
            Submissions submissions,
            TaskChanges changes,
            ModelList models,
            Callers callers) {
        this.tasks = tasks;
        this.submissions = submissions;
        this.changes = changes;
        this.models = models;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "unprefixedTasks_create", summary = "Give an agent a task")
    @APIResponseSchema(value = TaskView.class, responseCode = "201")
    public RestResponse<TaskView> create(@Valid @NotNull SubmitTask body) {
        TaskView task = submissions.submit(me(), body);
        return RestResponse.ResponseBuilder.<TaskView>created(URI.create("/tasks/" + task.id()))
                .entity(task)
                .build();
    }

    @GET
    @Operation(operationId = "unprefixedTasks_list", summary = "My tasks, the newest first")
    public TaskPage list(@BeanParam LimitQuery limit, @BeanParam TaskListQuery filter) {
        return TaskPage.of(tasks.list(filter.read(me().user()), limit.read()));
    }

    @GET
    @Path("models")
    @Operation(operationId = "unprefixedTasks_listModels", summary = "The models to choose from")
    public List<ModelOffer> models() {
        return models.offers(callers.bearer());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "unprefixedTasks_get", summary = "One of my tasks")
    public TaskView get(@PathParam("id") String id) {
        return tasks.get(me(), task(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "unprefixedTasks_patch",
            summary = "Change status or priority of one of my tasks",
            description = "400 for a move that the task's status does not allow.")
    public TaskView change(@PathParam("id") String id, @Valid @NotNull ChangeTask body) {
        return OldStatus.of(() -> changes.change(me(), task(id), body));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "unprefixedTasks_delete",
            summary = "Delete one of my tasks with its messages")
    public void delete(@PathParam("id") String id) {
        changes.delete(me(), task(id));
    }

    private Participant me() {
        return Participant.of(callers.current());
    }

    private static TaskId task(String id) {
        return new TaskId(UuidParameter.parse("id", id));
    }
}

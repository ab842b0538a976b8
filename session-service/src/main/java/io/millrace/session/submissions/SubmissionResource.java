package io.millrace.session.submissions;

import io.millrace.rest.IdempotencyKey;
import io.millrace.rest.batches.BatchFailure;
import io.millrace.session.mutations.Answer;
import io.millrace.session.mutations.Mutations;
import io.millrace.session.sessions.Participant;
import io.millrace.session.tasks.TaskView;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Making tasks over HTTP.
@Path("/api/v1")
@Tag(name = "tasks")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubmissionResource {
    private static final String TASKS = "/api/v1/tasks/";

    private final Submissions submissions;
    private final Mutations mutations;
    private final Callers callers;

    public SubmissionResource(Submissions submissions, Mutations mutations, Callers callers) {
        this.submissions = submissions;
        this.mutations = mutations;
        this.callers = callers;
    }

    /// The body of [#create], for the document.
    @Schema(
            name = "SubmitTasks",
            oneOf = {SubmitTask.class, SubmitTask[].class})
    interface Tasks {}

    /// The answer to an array of tasks, for the document.
    @Schema(name = "TaskBatch", description = "What became of each element of an array")
    record TaskBatch(
            List<TaskView> updated,
            List<BatchFailure> failed,
            int totalProcessed,
            int successCount,
            int failureCount) {}

    @POST
    @Path("tasks")
    @Operation(
            operationId = "tasks_create",
            summary = "Give an agent a task, or several",
            description =
                    "In the session it names, where it waits while another task is with an agent;"
                            + " else in a session opened for it. A SCHEDULED one waits for its time."
                            + " An array of at most 100 is answered with what became of each.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Tasks.class)))
    @APIResponse(
            responseCode = "201",
            description = "The task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The answer to an array",
            content = @Content(schema = @Schema(implementation = TaskBatch.class)))
    public Response create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, byte @Nullable [] body) {
        return mutations.perform(
                "tasks_create",
                key,
                body,
                SubmitTask.class,
                wanted -> {
                    TaskView task = submissions.submit(Participant.of(callers.current()), wanted);
                    return Answer.created(TASKS + task.id(), null, task, task.id());
                });
    }
}

package io.millrace.session.submissions;

import io.millrace.session.sessions.Participant;
import io.millrace.session.tasks.TaskView;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Making tasks over HTTP.
@Path("/api/v1")
@Tag(name = "tasks")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubmissionResource {
    private final Submissions submissions;
    private final Callers callers;

    public SubmissionResource(Submissions submissions, Callers callers) {
        this.submissions = submissions;
        this.callers = callers;
    }

    @POST
    @Path("tasks")
    @Operation(
            operationId = "tasks_create",
            summary = "Give an agent a task",
            description =
                    "In the session it names, where it waits while another task is with an agent;"
                            + " else in a session opened for it. A SCHEDULED one waits for its time.")
    @APIResponseSchema(value = TaskView.class, responseCode = "201")
    public RestResponse<TaskView> create(@Valid @NotNull SubmitTask body) {
        TaskView task = submissions.submit(Participant.of(callers.current()), body);
        return RestResponse.ResponseBuilder.<TaskView>created(
                        URI.create("/api/v1/tasks/" + task.id()))
                .entity(task)
                .build();
    }
}

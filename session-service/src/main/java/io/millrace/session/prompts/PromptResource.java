package io.millrace.session.prompts;

import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.tasks.CreateTask;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Opening sessions and prompting in them, over HTTP.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PromptResource {
    private static final String SESSIONS = "/api/v1/sessions/";
    private static final String TASKS = "/api/v1/tasks/";

    private final Prompts prompts;
    private final Callers callers;

    public PromptResource(Prompts prompts, Callers callers) {
        this.prompts = prompts;
        this.callers = callers;
    }

    @POST
    @Path("sessions")
    @Operation(operationId = "sessions_create", summary = "Open a session")
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    public RestResponse<SessionView> create(@Valid @NotNull CreateSession body) {
        return opened(prompts.open(caller(), body.session(), body.task()));
    }

    @POST
    @Path("sessions/with-prompt")
    @Operation(
            operationId = "sessions_createWithPrompt",
            summary = "Open a session and give it to an agent at once")
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    public RestResponse<SessionView> createWithPrompt(
            @Valid @NotNull CreateSessionWithPrompt body) {
        return opened(prompts.open(caller(), body.session(), body.task()));
    }

    @POST
    @Path("sessions/{id}/prompts")
    @Operation(
            operationId = "sessions_addPrompt",
            summary = "A further prompt in one of my sessions",
            description = "It waits while another task of the session is with an agent.")
    @APIResponseSchema(value = PromptView.class, responseCode = "201")
    public RestResponse<PromptView> add(
            @PathParam("id") String id, @Valid @NotNull CreateTask body) {
        PromptView prompt = prompts.add(caller(), session(id), body);
        return RestResponse.ResponseBuilder.<PromptView>created(URI.create(TASKS + prompt.id()))
                .entity(prompt)
                .build();
    }

    @GET
    @Path("sessions/{id}/prompts")
    @Operation(
            operationId = "sessions_listPrompts",
            summary = "The prompts of one of my sessions, the newest first")
    public Page<PromptView> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return prompts.list(caller(), session(id), page.read());
    }

    private static RestResponse<SessionView> opened(SessionView session) {
        return RestResponse.ResponseBuilder.<SessionView>created(
                        URI.create(SESSIONS + session.id()))
                .entity(session)
                .build();
    }

    private UserId caller() {
        return new UserId(callers.current().userId());
    }

    private static SessionId session(String id) {
        return new SessionId(UuidParameter.parse("id", id));
    }
}

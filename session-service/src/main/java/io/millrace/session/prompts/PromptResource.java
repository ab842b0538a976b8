package io.millrace.session.prompts;

import io.millrace.rest.IdempotencyKey;
import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.rest.batches.BatchFailure;
import io.millrace.rest.conditions.EntityTag;
import io.millrace.session.mutations.Answer;
import io.millrace.session.mutations.Mutations;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionBatch;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.tasks.CreateTask;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/// Opening sessions and prompting in them, over HTTP.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PromptResource {
    private static final String SESSIONS = "/api/v1/sessions/";
    private static final String PROMPTS = "/api/v1/prompts/";

    private final Prompts prompts;
    private final Mutations mutations;
    private final Callers callers;

    public PromptResource(Prompts prompts, Mutations mutations, Callers callers) {
        this.prompts = prompts;
        this.mutations = mutations;
        this.callers = callers;
    }

    /// The body of [#create], for the document.
    @Schema(
            name = "CreateSessions",
            oneOf = {CreateSession.class, CreateSession[].class})
    interface Sessions {}

    /// The body of [#createWithPrompt], for the document.
    @Schema(
            name = "CreateSessionsWithPrompt",
            oneOf = {CreateSessionWithPrompt.class, CreateSessionWithPrompt[].class})
    interface SessionsWithPrompt {}

    /// The body of [#add], for the document.
    @Schema(
            name = "CreateTasks",
            oneOf = {CreateTask.class, CreateTask[].class})
    interface Tasks {}

    /// The answer to an array of prompts, for the document.
    @Schema(name = "PromptBatch", description = "What became of each element of an array")
    record PromptBatch(
            List<PromptView> updated,
            List<BatchFailure> failed,
            int totalProcessed,
            int successCount,
            int failureCount) {}

    @POST
    @Path("sessions")
    @Operation(
            operationId = "sessions_create",
            summary = "Open a session, or several",
            description = "An array of at most 100 is answered with what became of each.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Sessions.class)))
    @APIResponse(
            responseCode = "201",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The answer to an array",
            content = @Content(schema = @Schema(implementation = SessionBatch.class)))
    public Response create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, byte @Nullable [] body) {
        return open("sessions_create", key, body, CreateSession.class);
    }

    @POST
    @Path("sessions/with-prompt")
    @Operation(
            operationId = "sessions_createWithPrompt",
            summary = "Open a session, or several, and give it to an agent at once",
            description = "An array of at most 100 is answered with what became of each.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = SessionsWithPrompt.class)))
    @APIResponse(
            responseCode = "201",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The answer to an array",
            content = @Content(schema = @Schema(implementation = SessionBatch.class)))
    public Response createWithPrompt(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, byte @Nullable [] body) {
        return open("sessions_createWithPrompt", key, body, CreateSessionWithPrompt.class);
    }

    @POST
    @Path("sessions/{id}/prompts")
    @Operation(
            operationId = "sessions_addPrompt",
            summary = "A further prompt, or several, in one of my sessions",
            description =
                    "It waits while another task of the session is with an agent. An array of at"
                            + " most 100 is answered with what became of each.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Tasks.class)))
    @APIResponse(
            responseCode = "201",
            description = "The prompt",
            content = @Content(schema = @Schema(implementation = PromptView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The answer to an array",
            content = @Content(schema = @Schema(implementation = PromptBatch.class)))
    public Response add(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            byte @Nullable [] body) {
        SessionId session = session(id);
        return mutations.perform(
                "sessions_addPrompt",
                key,
                body,
                CreateTask.class,
                wanted -> {
                    PromptView prompt = prompts.add(me(), session, wanted);
                    return Answer.created(PROMPTS + prompt.id(), null, prompt, session.value());
                });
    }

    @GET
    @Path("sessions/{id}/prompts")
    @Operation(
            operationId = "sessions_listPrompts",
            summary = "The prompts of one of my sessions, the newest first")
    public Page<PromptView> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return prompts.list(me(), session(id), page.read());
    }

    @GET
    @Path("prompts/{id}")
    @Operation(operationId = "prompts_get", summary = "A prompt in one of my sessions")
    public PromptView get(@PathParam("id") String id) {
        return prompts.get(me(), new TaskId(UuidParameter.parse("id", id)));
    }

    private <T extends Opening> Response open(
            String operation, @Nullable String key, byte @Nullable [] body, Class<T> type) {
        return mutations.perform(
                operation,
                key,
                body,
                type,
                wanted -> {
                    SessionView session =
                            prompts.open(me().user(), wanted.session(), wanted.task());
                    return Answer.created(
                            SESSIONS + session.id(),
                            EntityTag.of(session.version()),
                            session,
                            session.id());
                });
    }

    private Participant me() {
        return Participant.of(callers.current());
    }

    private static SessionId session(String id) {
        return new SessionId(UuidParameter.parse("id", id));
    }
}

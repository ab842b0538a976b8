package io.millrace.session.chats;

import io.millrace.rest.IdempotencyKey;
import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.rest.batches.BatchFailure;
import io.millrace.rest.conditions.IfMatch;
import io.millrace.session.lifecycle.Lifecycle;
import io.millrace.session.mutations.Answer;
import io.millrace.session.mutations.Mutations;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.SessionId;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Chats over HTTP.
@Path("/api/v1/chats")
@Tag(name = "chats")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChatResource {
    private static final String CHATS = "/api/v1/chats/";

    private final Chats chats;
    private final Lifecycle lifecycle;
    private final Mutations mutations;
    private final Callers callers;

    public ChatResource(Chats chats, Lifecycle lifecycle, Mutations mutations, Callers callers) {
        this.chats = chats;
        this.lifecycle = lifecycle;
        this.mutations = mutations;
        this.callers = callers;
    }

    /// The body of [#post], for the document.
    @Schema(
            name = "PostChats",
            oneOf = {PostChat.class, PostChat[].class})
    interface Posts {}

    /// The answer to an array, for the document.
    @Schema(name = "ChatBatch", description = "What became of each element of an array")
    record ChatBatch(
            List<ChatView> updated,
            List<BatchFailure> failed,
            int totalProcessed,
            int successCount,
            int failureCount) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "chats_post",
            summary = "Ask something, or several things, in a chat or in one opened for it",
            description =
                    "With message_id the prompt takes the place of that message and of all behind"
                            + " it. An array of at most 100 is answered with what became of each.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Posts.class)))
    @APIResponse(
            responseCode = "201",
            description = "The chat",
            content = @Content(schema = @Schema(implementation = ChatView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The answer to an array",
            content = @Content(schema = @Schema(implementation = ChatBatch.class)))
    public Response post(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, byte @Nullable [] body) {
        return mutations.perform(
                "chats_post",
                key,
                body,
                PostChat.class,
                wanted -> created(chats.post(me(), wanted)));
    }

    @GET
    @Operation(operationId = "chats_list", summary = "My chats, the newest first")
    public Page<ChatSummary> list(@BeanParam PageQuery page) {
        return chats.list(me(), page.read());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "chats_get", summary = "A chat with its latest messages")
    public ChatView get(@PathParam("id") String id) {
        return chats.get(me(), chat(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "chats_update", summary = "Call a chat something else")
    public ChatView update(@PathParam("id") String id, @Valid @NotNull ChangeChat body) {
        return chats.rename(me(), chat(id), body.title());
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "chats_delete",
            summary = "Delete one of my chats",
            description = "What is unfinished is taken back. It can be restored.")
    public void delete(@PathParam("id") String id) {
        lifecycle.delete(me(), chat(id), new IfMatch.Absent());
    }

    @PUT
    @Path("{id}/restore")
    @Operation(
            operationId = "chats_restore",
            summary = "Bring one of my deleted chats back",
            description = "409 when it is not deleted.")
    public ChatView restore(@PathParam("id") String id) {
        lifecycle.restore(me().user(), chat(id));
        return chats.get(me(), chat(id));
    }

    @POST
    @Path("{id}/duplicate")
    @Operation(
            operationId = "chats_duplicate",
            summary = "A chat of my own that begins as this one has gone so far",
            description = "What has ended is copied; files stay with the first.")
    @APIResponse(
            responseCode = "201",
            description = "The new chat",
            content = @Content(schema = @Schema(implementation = ChatView.class)))
    public Response duplicate(
            @PathParam("id") String id,
            @Parameter(description = "The last message to be copied; all when absent")
                    @QueryParam("message_id")
                    @Nullable String last,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        SessionId chat = chat(id);
        @Nullable TaskId until =
                last == null ? null : new TaskId(UuidParameter.parse("message_id", last));
        return mutations.perform(
                "chats_duplicate", key, () -> created(chats.duplicate(me(), chat, until)));
    }

    @PUT
    @Path("{id}/messages/{message}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "chats_giveFeedback",
            summary = "Say what I think of a message",
            description = "Everybody has a feedback of their own; null takes it back.")
    public void give(
            @PathParam("id") String id,
            @PathParam("message") String message,
            @Valid @NotNull GiveFeedback body) {
        chats.give(
                me(),
                chat(id),
                new TaskId(UuidParameter.parse("message", message)),
                body.feedback());
    }

    private static Answer created(ChatView chat) {
        return Answer.created(CHATS + chat.id(), null, chat, chat.id());
    }

    private Participant me() {
        return Participant.of(callers.current());
    }

    private static SessionId chat(String id) {
        return new SessionId(UuidParameter.parse("id", id));
    }
}

package io.millrace.session.messages;

import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.rest.conditions.EntityTag;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Messages over HTTP; a task's are found with the task.
@Path("/api/v1")
@Tag(name = "messages")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MessageResource {
    private final Messages messages;
    private final MessageEdits edits;
    private final Callers callers;

    public MessageResource(Messages messages, MessageEdits edits, Callers callers) {
        this.messages = messages;
        this.edits = edits;
        this.callers = callers;
    }

    @GET
    @Path("sessions/{id}/messages")
    @Operation(
            operationId = "sessions_listMessages",
            summary = "The messages of one of my sessions, in the order they were written")
    public Page<MessageView> ofSession(@PathParam("id") String id, @BeanParam PageQuery page) {
        return messages.ofSession(me(), new SessionId(UuidParameter.parse("id", id)), page.read());
    }

    @GET
    @Path("messages/{id}")
    @Operation(operationId = "messages_get", summary = "One of my messages")
    public RestResponse<MessageView> get(@PathParam("id") String id) {
        MessageView message = messages.get(me(), message(id));
        return RestResponse.ResponseBuilder.ok(message)
                .header(EntityTag.HEADER, EntityTag.of(message.version()))
                .build();
    }

    @PUT
    @Path("messages/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "messages_update",
            summary = "Let a message that I wrote say something else",
            description = "What it said before is kept, see its edits. 409 on an agent's message.")
    public MessageView edit(@PathParam("id") String id, @Valid @NotNull EditMessage body) {
        return edits.edit(me().user(), message(id), body.checked());
    }

    @DELETE
    @Path("messages/{id}")
    @Operation(
            operationId = "messages_delete",
            summary = "Take a message that I wrote out of the conversation",
            description = "409 on an agent's message.")
    public void delete(@PathParam("id") String id) {
        edits.delete(me().user(), message(id));
    }

    @GET
    @Path("messages/{id}/edits")
    @Operation(
            operationId = "messages_listEdits",
            summary = "What one of my messages said before, the newest first")
    public Page<MessageEditView> history(@PathParam("id") String id, @BeanParam PageQuery page) {
        return edits.history(me(), message(id), page.read());
    }

    private Participant me() {
        return Participant.of(callers.current());
    }

    private static MessageId message(String id) {
        return new MessageId(UuidParameter.parse("id", id));
    }
}

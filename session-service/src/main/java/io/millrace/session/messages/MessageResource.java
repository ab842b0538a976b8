package io.millrace.session.messages;

import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.session.paging.PageQuery;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
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

/// A session's messages over HTTP; a task's are found with the task.
@Path("/api/v1")
@Tag(name = "messages")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MessageResource {
    private final Messages messages;
    private final Callers callers;

    public MessageResource(Messages messages, Callers callers) {
        this.messages = messages;
        this.callers = callers;
    }

    @GET
    @Path("sessions/{id}/messages")
    @Operation(
            operationId = "sessions_listMessages",
            summary = "The messages of one of my sessions, in the order they were written")
    public Page<MessageView> ofSession(@PathParam("id") String id, @BeanParam PageQuery page) {
        return messages.ofSession(
                new UserId(callers.current().userId()),
                new SessionId(UuidParameter.parse("id", id)),
                page.read());
    }
}

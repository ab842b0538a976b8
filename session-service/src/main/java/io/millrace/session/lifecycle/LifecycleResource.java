package io.millrace.session.lifecycle;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.IdempotencyKey;
import io.millrace.rest.UuidParameter;
import io.millrace.rest.conditions.IfMatch;
import io.millrace.session.mutations.Answer;
import io.millrace.session.mutations.Mutations;
import io.millrace.session.mutations.Requests;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionBatch;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.lists.SessionCriteria;
import io.millrace.session.sessions.lists.SessionLists;
import io.millrace.session.sessions.lists.SessionQuery;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The end of sessions, over HTTP.
@Path("/api/v1")
@Tag(name = "sessions")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LifecycleResource {
    private final Lifecycle lifecycle;
    private final SessionLists lists;
    private final Mutations mutations;
    private final Requests requests;
    private final Callers callers;

    public LifecycleResource(
            Lifecycle lifecycle,
            SessionLists lists,
            Mutations mutations,
            Requests requests,
            Callers callers) {
        this.lifecycle = lifecycle;
        this.lists = lists;
        this.mutations = mutations;
        this.requests = requests;
        this.callers = callers;
    }

    @POST
    @Path("sessions/{id}/archive")
    @Operation(
            operationId = "sessions_archive",
            summary = "Put one of my sessions away",
            description =
                    "What is unfinished is taken back. A new prompt brings it back to work. 409"
                            + " when it is put away already.")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response archive(
            @PathParam("id") String id,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        SessionId session = session(id);
        return mutations.perform(
                "sessions_archive",
                key,
                () -> changed(lifecycle.archive(me(), session, IfMatch.parse(ifMatch))));
    }

    @POST
    @Path("sessions/{id}/restore")
    @Operation(
            operationId = "sessions_restore",
            summary = "Bring one of my deleted sessions back",
            description = "409 when it is not deleted.")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response restore(
            @PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        SessionId session = session(id);
        return mutations.perform(
                "sessions_restore", key, () -> changed(lifecycle.restore(me().user(), session)));
    }

    @DELETE
    @Path("sessions/{id}")
    @Operation(
            operationId = "sessions_delete",
            summary = "Delete one of my sessions",
            description =
                    "What is unfinished is taken back. It can be restored, unless an administrator"
                            + " purges it, or any other session, with everything of it: 409 while an"
                            + " agent is at it.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(
            @PathParam("id") String id,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @Parameter(
                            description = "Remove everything of it; administrators only",
                            schema =
                                    @Schema(implementation = Boolean.class, defaultValue = "false"))
                    @QueryParam("purge")
                    @Nullable String purge) {
        SessionId session = session(id);
        IfMatch condition = IfMatch.parse(ifMatch);
        if (purge != null && flag(purge)) {
            if (!callers.current().roles().contains(Roles.ADMIN)) {
                throw new DomainException(
                        ErrorCode.FORBIDDEN, "Only administrators may purge", "purge");
            }
            lifecycle.purge(me().user(), session);
        } else {
            lifecycle.delete(me(), session, condition);
        }
        return Mutations.response(Answer.gone(null));
    }

    @DELETE
    @Path("sessions")
    @Operation(
            operationId = "sessions_deleteMany",
            summary = "Delete those of my sessions that meet the criteria",
            description = "At least one criterion, which choose at most 100 sessions.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content = @Content(schema = @Schema(implementation = SessionBatch.class)))
    public Response deleteMany(@BeanParam SessionQuery query) {
        SessionCriteria criteria = query.read(requests);
        var chosen = lists.chosen(me().user(), criteria, null);
        return Response.ok(
                        mutations.each(
                                chosen,
                                SessionId::toString,
                                id -> changed(lifecycle.delete(me(), id, IfMatch.parse(null)))))
                .build();
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw DomainException.invalidInput("purge", "purge must be true or false");
        };
    }

    private static Answer changed(SessionView session) {
        return Answer.changed(session.tag(), session, session.id());
    }

    private Participant me() {
        return Participant.of(callers.current());
    }

    private static SessionId session(String id) {
        return new SessionId(UuidParameter.parse("id", id));
    }
}

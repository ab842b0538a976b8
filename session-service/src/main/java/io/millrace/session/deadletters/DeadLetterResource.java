package io.millrace.session.deadletters;

import io.millrace.rest.DomainException;
import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.session.paging.PageQuery;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Dead letters over HTTP, for operators.
@Path("/api/v1/dead-letters")
@Tag(name = "deadLetters")
@RolesAllowed(Roles.MANAGER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeadLetterResource {
    private final DeadLetters letters;
    private final Callers callers;

    public DeadLetterResource(DeadLetters letters, Callers callers) {
        this.letters = letters;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "deadLetters_list", summary = "Dead letters, the newest first")
    public Page<DeadLetterView> list(
            @BeanParam PageQuery page,
            @Parameter(schema = @Schema(enumeration = {"pending", "resolved", "abandoned"}))
                    @QueryParam("status")
                    @Nullable String status) {
        return letters.list(status == null ? null : status(status), page.read());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "deadLetters_get", summary = "One dead letter")
    public DeadLetterView get(@PathParam("id") String id) {
        return letters.get(UuidParameter.parse("id", id));
    }

    @POST
    @Path("{id}/resolve")
    @Operation(
            operationId = "deadLetters_resolve",
            summary = "It has been put right by other means")
    public DeadLetterView resolve(
            @PathParam("id") String id, @Valid @Nullable CloseDeadLetter body) {
        return letters.resolve(caller(), UuidParameter.parse("id", id), notes(body));
    }

    @POST
    @Path("{id}/abandon")
    @Operation(operationId = "deadLetters_abandon", summary = "Nobody will do it")
    public DeadLetterView abandon(
            @PathParam("id") String id, @Valid @Nullable CloseDeadLetter body) {
        return letters.abandon(caller(), UuidParameter.parse("id", id), notes(body));
    }

    @POST
    @Path("{id}/requeue")
    @Operation(
            operationId = "deadLetters_requeue",
            summary = "It is to be done after all",
            description =
                    "An entry of a stream is put back, a failed task's prompt becomes another task"
                            + " of its session, a background task tries again. 409 when it is"
                            + " dealt with, or cannot be done any more.")
    public DeadLetterView requeue(
            @PathParam("id") String id, @Valid @Nullable CloseDeadLetter body) {
        return letters.requeue(caller(), UuidParameter.parse("id", id), notes(body));
    }

    private UserId caller() {
        return new UserId(callers.current().userId());
    }

    private static @Nullable String notes(@Nullable CloseDeadLetter body) {
        return body == null ? null : body.notes();
    }

    private static DeadLetterStatus status(String name) {
        return DeadLetterStatus.named(name)
                .orElseThrow(() ->
                        DomainException.invalidInput(
                                "status", "status must be one of pending, resolved, abandoned"));
    }
}

package io.millrace.session.sandboxes.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.UuidParameter;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How returns stand, over HTTP.
@Path("/api/v1/sandboxes/operations")
@Tag(name = "sandboxes")
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class OperationResource {
    private static final long POLL_MILLIS = 250;
    private static final long SEND_SECONDS = 5;

    private final Operations operations;
    private final SandboxConfig.Operations config;
    private final ObjectMapper json;
    private final Semaphore watching;

    public OperationResource(Operations operations, SandboxConfig config, ObjectMapper json) {
        this.operations = operations;
        this.config = config.operations();
        this.json = json;
        watching = new Semaphore(this.config.maxWatching());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "sandboxes_getOperation", summary = "How a return stands")
    public OperationView get(@PathParam("id") String id) {
        return operations.get(UuidParameter.parse("id", id));
    }

    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "sandboxes_watchOperation",
            summary = "Watch a return as server-sent events",
            description =
                    "created, notifications_ok, then completed or failed, each with the operation;"
                            + " ping while nothing happens. Ends with the operation, or after some"
                            + " minutes.")
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class)))
    public void events(@PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse)
            throws InterruptedException {
        UUID operation = UuidParameter.parse("id", id);
        OperationEvents.Standing standing = operations.standing(operation);
        if (!watching.tryAcquire()) {
            throw new DomainException(ErrorCode.RATE_LIMITED, "Too many watch operations already");
        }
        try (sink) {
            tell(operation, standing, new Watcher(sink, sse));
        } finally {
            watching.release();
        }
    }

    private void tell(UUID operation, OperationEvents.Standing first, Watcher watcher)
            throws InterruptedException {
        OperationEvents events = new OperationEvents();
        OperationEvents.Standing standing = first;
        long end = System.nanoTime() + config.watchLimit().toNanos();
        long spoken = System.nanoTime();
        while (true) {
            for (String name : events.news(standing)) {
                if (!watcher.send(name, text(standing.view()))) {
                    return;
                }
                spoken = System.nanoTime();
            }
            long now = System.nanoTime();
            if (standing.state().isFinal() || now > end) {
                return;
            }
            if (now - spoken > config.ping().toNanos()) {
                if (!watcher.send("ping", "{}")) {
                    return;
                }
                spoken = now;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            standing = operations.standing(operation);
        }
    }

    private String text(OperationView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An operation is always writable", e);
        }
    }

    /// The other end of one connection.
    private record Watcher(SseEventSink sink, Sse sse) {
        /// @return whether it still listens
        boolean send(String name, String data) throws InterruptedException {
            if (sink.isClosed()) {
                return false;
            }
            try {
                sink.send(sse.newEvent(name, data))
                        .toCompletableFuture()
                        .get(SEND_SECONDS, TimeUnit.SECONDS);
                return true;
            } catch (ExecutionException | TimeoutException gone) {
                return false;
            }
        }
    }
}

package io.millrace.session.sandboxes;

import io.millrace.rest.DomainException;
import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.pool.ItemState;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Sandboxes over HTTP, for operators.
@Path("/api/v1/sandboxes")
@Tag(name = "sandboxes")
@RolesAllowed(Roles.MANAGER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SandboxResource {
    private static final String HERE = "/api/v1/sandboxes/";

    private final Sandboxes sandboxes;
    private final Callers callers;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final long maxWait;

    public SandboxResource(Sandboxes sandboxes, Callers callers, SandboxConfig config) {
        this.sandboxes = sandboxes;
        this.callers = callers;
        maxWait = config.pool().maxWait().toSeconds();
    }

    @POST
    @Operation(
            operationId = "sandboxes_submit",
            summary = "Add a sandbox for others to borrow",
            description = "202 without a body where an external allocator takes it.")
    @APIResponseSchema(value = SandboxView.class, responseCode = "201")
    public RestResponse<SandboxView> submit(@Valid @NotNull SubmitSandbox body)
            throws InterruptedException {
        return sandboxes
                .submit(body.item(), caller())
                .map(made ->
                        RestResponse.ResponseBuilder.<SandboxView>created(
                                        URI.create(HERE + made.id()))
                                .entity(made)
                                .build())
                .orElseGet(() -> RestResponse.status(RestResponse.Status.ACCEPTED));
    }

    @GET
    @Operation(
            operationId = "sandboxes_list",
            summary = "The sandboxes of the built-in pool, the newest first")
    public Page<SandboxView> list(
            @BeanParam PageQuery page,
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "FREE",
                                                "BORROWED",
                                                "RETURNING",
                                                "QUARANTINED"
                                            }))
                    @QueryParam("status")
                    @Nullable String status) {
        return sandboxes.list(status == null ? null : state(status), page.read());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "sandboxes_get", summary = "One sandbox of the built-in pool")
    public SandboxView get(@PathParam("id") String id) {
        return sandboxes.get(UuidParameter.parse("id", id));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "sandboxes_delete",
            summary = "Remove a sandbox that nobody has from the built-in pool")
    public void delete(@PathParam("id") String id) {
        sandboxes.remove(UuidParameter.parse("id", id));
    }

    @POST
    @Path("borrow")
    @Operation(
            operationId = "sandboxes_borrow",
            summary = "Borrow a sandbox",
            description =
                    "404 NO_SANDBOX_FREE at once without wait; 504 SANDBOX_WAIT_OVER when none"
                            + " became free in time.")
    public LoanView borrow(
            @Parameter(
                            description =
                                    "How many seconds to wait for a free one, at most 25 unless"
                                            + " configured otherwise",
                            schema =
                                    @Schema(
                                            implementation = Integer.class,
                                            minimum = "0",
                                            defaultValue = "0"))
                    @QueryParam("wait")
                    @Nullable String wait)
            throws InterruptedException {
        return sandboxes.borrow(caller(), wait == null ? Duration.ZERO : seconds(wait));
    }

    @POST
    @Path("return")
    @Operation(
            operationId = "sandboxes_return",
            summary = "Give a borrowed sandbox back",
            description = "The borrowToken is used up; the operation makes the sandbox free again.")
    @APIResponseSchema(value = AcceptedView.class, responseCode = "202")
    public RestResponse<AcceptedView> giveBack(@Valid @NotNull ReturnSandbox body) {
        AcceptedView accepted =
                new AcceptedView(
                        sandboxes.giveBack(
                                body.item(), new BorrowToken(body.borrowToken()), caller()));
        return RestResponse.ResponseBuilder.<AcceptedView>create(RestResponse.Status.ACCEPTED)
                .entity(accepted)
                .location(URI.create(HERE + "operations/" + accepted.operationId()))
                .build();
    }

    private String caller() {
        return callers.current().userId();
    }

    private Duration seconds(String text) {
        if (!SECONDS.matcher(text).matches()) {
            throw DomainException.invalidInput("wait", "wait is not a number of seconds");
        }
        long seconds = Long.parseLong(text);
        if (seconds > maxWait) {
            throw DomainException.invalidInput("wait", "wait must be between 0 and " + maxWait);
        }
        return Duration.ofSeconds(seconds);
    }

    private static ItemState state(String name) {
        return ItemState.named(name)
                .orElseThrow(() ->
                        DomainException.invalidInput(
                                "status",
                                ItemState.all().stream()
                                        .map(ItemState::name)
                                        .collect(
                                                Collectors.joining(
                                                        ", ", "status must be one of ", ""))));
    }
}

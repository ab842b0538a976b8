package io.millrace.agent.runs;

import io.millrace.rest.DomainException;
import io.millrace.rest.Page;
import io.millrace.rest.UuidParameter;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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

/// `/api/v1/runs`.
@Path("/api/v1/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "runs")
@RunOnVirtualThread
public class RunResource {
    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;

    private final Runs runs;
    private final Callers callers;

    public RunResource(Runs runs, Callers callers) {
        this.runs = runs;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "runs_get", summary = "One of my runs")
    public RunView get(@PathParam("id") String id) {
        return runs.get(caller(), runId(id));
    }

    @GET
    @Path("steps")
    @Operation(operationId = "runs_listSteps", summary = "The steps of one of my runs, in order")
    public Page<StepView> steps(
            @PathParam("id") String id,
            @Parameter(
                            description = "The next of the page before",
                            schema = @Schema(implementation = Integer.class))
                    @QueryParam("cursor")
                    @Nullable String cursor,
            @Parameter(
                            schema =
                                    @Schema(
                                            implementation = Integer.class,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("pageSize")
                    @Nullable String pageSize) {
        return runs.steps(
                caller(),
                runId(id),
                number("cursor", cursor, 0, 0, Integer.MAX_VALUE),
                number("pageSize", pageSize, DEFAULT_SIZE, 1, MAX_SIZE));
    }

    private UserId caller() {
        return new UserId(callers.current().userId());
    }

    private static RunId runId(String id) {
        return new RunId(UuidParameter.parse("id", id));
    }

    private static int number(
            String name, @Nullable String text, int otherwise, int least, int most) {
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Answered below, as a number out of range is.
        }
        throw DomainException.invalidInput(
                name, "%s must be a number from %d to %d".formatted(name, least, most));
    }
}

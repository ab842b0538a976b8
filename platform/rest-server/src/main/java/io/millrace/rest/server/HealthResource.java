package io.millrace.rest.server;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/health` on the service's own port, for whoever cannot reach the management port: up or down,
/// no details. The detailed checks are on the management port.
@Path("/health")
@PermitAll
public class HealthResource {
    private final SmallRyeHealthReporter reporter;

    public HealthResource(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response health() {
        SmallRyeHealth health = reporter.getHealth();
        String status = health.isDown() ? "DOWN" : "UP";
        return Response.status(
                        health.isDown() ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.OK)
                .entity("{\"status\":\"" + status + "\"}")
                .build();
    }
}

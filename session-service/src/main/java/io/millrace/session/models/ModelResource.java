package io.millrace.session.models;

import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The models of tasks over HTTP.
@Path("/api/v1")
@Tag(name = "tasks")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ModelResource {
    private final ModelList models;
    private final Callers callers;

    public ModelResource(ModelList models, Callers callers) {
        this.models = models;
        this.callers = callers;
    }

    @GET
    @Path("tasks/models")
    @Operation(
            operationId = "tasks_listModels",
            summary = "The models a task may ask for",
            description = "503 when agent-service, which knows them, does not answer.")
    public List<ModelOffer> list() {
        return models.offers(callers.bearer());
    }
}

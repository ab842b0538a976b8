package io.millrace.agent.tools;

import io.millrace.trust.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/v1/tools`.
@Path("/api/v1/tools")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "tools")
public class ToolResource {
    private final ToolRegistry tools;

    public ToolResource(ToolRegistry tools) {
        this.tools = tools;
    }

    @GET
    @Operation(operationId = "tools_list", summary = "What agents can call")
    public ToolList list() {
        return new ToolList(tools.descriptions().stream().map(ToolView::of).toList());
    }
}

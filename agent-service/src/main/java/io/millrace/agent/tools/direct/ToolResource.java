package io.millrace.agent.tools.direct;

import io.millrace.agent.tokens.OnBehalf;
import io.millrace.trust.Callers;
import io.millrace.trust.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/v1/tools`.
@Path("/api/v1/tools")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "tools")
@RunOnVirtualThread
public class ToolResource {
    private final DirectCalls tools;
    private final Callers callers;

    public ToolResource(DirectCalls tools, Callers callers) {
        this.tools = tools;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "tools_list", summary = "What agents can call")
    public ToolList list() {
        return new ToolList(tools.all());
    }

    @POST
    @Path("{name}/execute")
    @Operation(
            operationId = "tools_execute",
            summary = "Call a tool myself",
            description =
                    "Under the same guard as an agent's calls, with the token of the request. 409"
                            + " for a tool that means nothing outside a run. A tool that needs a"
                            + " person's agreement answers needs_approval unless approved is true.")
    public ToolOutcomeView execute(@PathParam("name") String name, @NotNull @Valid ExecuteTool body)
            throws InterruptedException {
        return tools.execute(
                name,
                body.arguments(),
                new OnBehalf.Request(
                        callers.current(), callers.bearer(), Boolean.TRUE.equals(body.approved())));
    }
}

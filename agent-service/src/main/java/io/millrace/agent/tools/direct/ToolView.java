package io.millrace.agent.tools.direct;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.agent.tools.ToolAccess;
import io.millrace.agent.tools.ToolDescription;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A tool as the API shows it.
///
/// @param parameters JSON schema of the arguments
/// @param role the least role that may call it
/// @param scope what a token that is limited to scopes must be good for
/// @param onlyInRuns whether clients cannot call it by themselves
@Schema(name = "Tool")
public record ToolView(
        String name,
        int version,
        String description,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode parameters,
        boolean idempotent,
        boolean needsApproval,
        boolean endsRun,
        String role,
        String scope,
        boolean onlyInRuns) {

    static ToolView of(ToolDescription tool, ToolAccess access) {
        return new ToolView(
                tool.name(),
                tool.version(),
                tool.description(),
                tool.parameters(),
                tool.idempotent(),
                tool.needsApproval(),
                tool.endsRun(),
                access.role(),
                access.scope(),
                access.onlyInRuns());
    }
}

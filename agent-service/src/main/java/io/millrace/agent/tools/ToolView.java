package io.millrace.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A tool as the API shows it.
///
/// @param parameters JSON schema of the arguments
@Schema(name = "Tool")
public record ToolView(
        String name,
        int version,
        String description,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode parameters,
        boolean idempotent,
        boolean needsApproval,
        boolean endsRun) {

    static ToolView of(ToolDescription tool) {
        return new ToolView(
                tool.name(),
                tool.version(),
                tool.description(),
                tool.parameters(),
                tool.idempotent(),
                tool.needsApproval(),
                tool.endsRun());
    }
}

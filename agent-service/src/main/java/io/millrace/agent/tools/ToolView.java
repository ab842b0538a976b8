package io.millrace.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A tool as the API shows it.
///
/// @param parameters JSON schema of the arguments
@Schema(name = "Tool")
public record ToolView(
        @Schema(required = true) String name,
        @Schema(required = true) int version,
        @Schema(required = true) String description,
        @Schema(
                        required = true,
                        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
                JsonNode parameters,
        @Schema(required = true) boolean idempotent,
        @Schema(required = true) boolean needsApproval,
        @Schema(required = true) boolean endsRun) {

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

package io.millrace.agent.tools.direct;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A call of a tool.
///
/// @param arguments as the tool's schema has them
/// @param approved whether a person agrees to the call; false when absent
public record ExecuteTool(
        @NotNull @Schema(type = SchemaType.OBJECT, implementation = Object.class)
                JsonNode arguments,
        @Nullable Boolean approved) {}

package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A sandbox for others to borrow.
///
/// @param item any JSON but null, up to 64 KiB: whatever its borrowers need to use it
@Schema(name = "SubmitSandbox")
public record SubmitSandbox(@NotNull JsonNode item) {}

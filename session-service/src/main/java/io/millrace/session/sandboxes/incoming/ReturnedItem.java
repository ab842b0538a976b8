package io.millrace.session.sandboxes.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A sandbox that has come back to its allocator.
///
/// @param item as it was lent
@Schema(name = "ReturnedSandbox")
public record ReturnedItem(JsonNode item) {}

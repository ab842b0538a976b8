package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A sandbox that its borrower is done with.
///
/// @param item as it was lent
/// @param borrowToken that came with it; good for one return
@Schema(name = "ReturnSandbox")
public record ReturnSandbox(
        @NotNull JsonNode item,
        @NotNull @Size(min = 1, max = BorrowToken.MAX_LENGTH) String borrowToken) {
    @Override
    public String toString() {
        return "ReturnSandbox[...]";
    }
}

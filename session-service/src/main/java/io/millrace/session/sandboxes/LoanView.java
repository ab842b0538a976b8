package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.allocation.Borrowing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A sandbox that the caller has now.
///
/// @param item as it was submitted
/// @param borrowToken the secret with which it is given back; only here, only once
@Schema(name = "SandboxLoan")
public record LoanView(JsonNode item, String borrowToken) {
    static LoanView of(Borrowing.Borrowed borrowed) {
        return new LoanView(borrowed.item(), borrowed.token().value());
    }

    @Override
    public String toString() {
        return "LoanView[...]";
    }
}

package io.millrace.session.sandboxes.operations;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a return stands.
///
/// @param message why it failed, or what it waits for
@Schema(name = "SandboxOperation")
public record OperationView(
        UUID operationId,
        @Schema(enumeration = {"pending", "inprogress", "succeeded", "failed"}) String status,
        @Nullable String message,
        Instant createdAt,
        Instant updatedAt) {
    static OperationView of(OperationEntity operation) {
        return new OperationView(
                operation.id,
                operation.state.publicName(),
                operation.message,
                operation.createdAt,
                operation.updatedAt);
    }
}

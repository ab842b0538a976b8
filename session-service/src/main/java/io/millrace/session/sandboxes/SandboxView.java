package io.millrace.session.sandboxes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.pool.ItemEntity;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A sandbox of the pool as operators see it.
///
/// @param item as it was submitted
/// @param borrowedBy the user or service that has it
/// @param expiresAt when it is taken back unless it is renewed or returned
@Schema(name = "Sandbox")
public record SandboxView(
        UUID id,
        JsonNode item,
        @Schema(enumeration = {"FREE", "BORROWED", "RETURNING", "QUARANTINED"}) String status,
        String submittedBy,
        Instant submittedAt,
        @Nullable String borrowedBy,
        @Nullable Instant borrowedAt,
        @Nullable Instant expiresAt) {
    static SandboxView of(ItemEntity item) {
        return new SandboxView(
                item.id,
                item.item,
                item.state.name(),
                item.submittedBy,
                item.submittedAt,
                item.borrowedBy,
                item.borrowedAt,
                item.expiresAt);
    }
}

package io.millrace.session.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A dead letter as operators see it.
///
/// @param taskType the background task that failed, such as `ip-return-poller`, or the key of the
///   stream whose entry was given up, such as `events.tasks`
/// @param entityId what it is about: a session's or task's id, or that of an entry that nobody
///   could read
/// @param entityData what is needed to do it after all
/// @param retryCount how often it was tried
/// @param resolvedBy the operator who dealt with it
@Schema(name = "DeadLetter")
public record DeadLetterView(
        UUID id,
        String taskType,
        String entityId,
        JsonNode entityData,
        int retryCount,
        String lastError,
        Instant lastErrorAt,
        Instant firstFailedAt,
        @Schema(enumeration = {"pending", "resolved", "abandoned"}) String status,
        @Nullable String resolutionNotes,
        @Nullable String resolvedBy,
        Instant createdAt,
        Instant updatedAt) {

    static DeadLetterView of(DeadLetterEntity letter) {
        return new DeadLetterView(
                letter.id,
                letter.taskType,
                letter.entityId,
                letter.entityData,
                letter.retryCount,
                letter.lastError,
                letter.lastErrorAt,
                letter.firstFailedAt,
                letter.status.name(),
                letter.resolutionNotes,
                letter.resolvedBy,
                letter.createdAt,
                letter.updatedAt);
    }
}

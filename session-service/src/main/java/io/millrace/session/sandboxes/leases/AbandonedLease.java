package io.millrace.session.sandboxes.leases;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.streams.contract.ids.SessionId;
import java.time.Instant;
import java.util.UUID;

/// A lease that its allocator does not take back; told once, in the transaction that gives it up,
/// as a CDI event. Whoever keeps dead letters listens.
///
/// @param item what it is; without the token
public record AbandonedLease(
        UUID lease,
        SessionId session,
        JsonNode item,
        int failures,
        String lastError,
        Instant lastFailedAt,
        Instant firstFailedAt) {}

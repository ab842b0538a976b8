package io.millrace.session.sandboxes.pool;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import java.time.Instant;
import java.util.UUID;

/// An item that somebody has now.
///
/// @param id the item's
/// @param item any JSON
/// @param expiresAt when it is taken back unless it is renewed or returned
public record Lent(UUID id, JsonNode item, BorrowToken token, Instant expiresAt) {}

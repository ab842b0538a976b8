package io.millrace.rest;

import com.fasterxml.jackson.annotation.JsonValue;

/// The coarse kind of an error: what a client may do about it. Each has one HTTP status.
public enum ErrorType {
    VALIDATION("validation_error", 400),
    INVALID_REQUEST("invalid_request_error", 400),
    AUTHENTICATION("authentication_error", 401),
    FORBIDDEN("forbidden_error", 403),
    NOT_FOUND("not_found_error", 404),
    CONFLICT("conflict_error", 409),
    PRECONDITION_FAILED("precondition_failed_error", 412),
    PAYLOAD_TOO_LARGE("payload_too_large_error", 413),
    UNPROCESSABLE_ENTITY("unprocessable_entity_error", 422),
    RATE_LIMIT("rate_limit_error", 429),
    INTERNAL_SERVER("internal_server_error", 500),
    SERVICE_UNAVAILABLE("service_unavailable", 503);

    private final String wireName;
    private final int status;

    ErrorType(String wireName, int status) {
        this.wireName = wireName;
        this.status = status;
    }

    /// The name in the body's `type`.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// The HTTP status (RFC 9110) an error of this type is answered with.
    public int status() {
        return status;
    }
}

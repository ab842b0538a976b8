package io.millrace.rest;

/// Every error a service answers with. The name is the wire name and stays as it is for ever; a new
/// kind of refusal is a new constant here.
public enum ErrorCode {
    /// A field of the request is missing or has a wrong value; `param` names it.
    INVALID_INPUT(ErrorType.VALIDATION),
    /// The request cannot be read at all: no JSON where JSON is due, a wrong media type.
    INVALID_REQUEST(ErrorType.INVALID_REQUEST),
    /// No credential, or one that does not hold.
    UNAUTHENTICATED(ErrorType.AUTHENTICATION),
    /// The caller is known and may not do this.
    FORBIDDEN(ErrorType.FORBIDDEN),
    /// No such path, or no such thing for this caller.
    NOT_FOUND(ErrorType.NOT_FOUND),
    SESSION_NOT_FOUND(ErrorType.NOT_FOUND),
    TASK_NOT_FOUND(ErrorType.NOT_FOUND),
    MESSAGE_NOT_FOUND(ErrorType.NOT_FOUND),
    SUMMARY_NOT_FOUND(ErrorType.NOT_FOUND),
    RUN_NOT_FOUND(ErrorType.NOT_FOUND),
    SANDBOX_NOT_FOUND(ErrorType.NOT_FOUND),
    OPERATION_NOT_FOUND(ErrorType.NOT_FOUND),
    /// No sandbox is free, and the caller did not want to wait.
    NO_SANDBOX_FREE(ErrorType.NOT_FOUND),
    /// The path is known, the method is not; the status is 405.
    METHOD_NOT_ALLOWED(ErrorType.INVALID_REQUEST, 405),
    /// No representation that the caller accepts; the status is 406.
    NOT_ACCEPTABLE(ErrorType.INVALID_REQUEST, 406),
    /// A body in a media type that this operation does not read; the status is 415.
    UNSUPPORTED_MEDIA_TYPE(ErrorType.INVALID_REQUEST, 415),
    /// The thing is in a state that does not allow this move.
    ILLEGAL_STATE(ErrorType.CONFLICT),
    CONFLICT(ErrorType.CONFLICT),
    /// The borrow token is not, or no longer, that of a loan of this item.
    LEASE_NOT_HELD(ErrorType.CONFLICT),
    PRECONDITION_FAILED(ErrorType.PRECONDITION_FAILED),
    PAYLOAD_TOO_LARGE(ErrorType.PAYLOAD_TOO_LARGE),
    /// The body did not arrive in time; the status is 408.
    REQUEST_TIMEOUT(ErrorType.INVALID_REQUEST, 408),
    /// A range that the thing does not have; the status is 416.
    RANGE_NOT_SATISFIABLE(ErrorType.INVALID_REQUEST, 416),
    /// The header section is larger than this server reads; the status is 431.
    HEADERS_TOO_LARGE(ErrorType.INVALID_REQUEST, 431),
    UNPROCESSABLE(ErrorType.UNPROCESSABLE_ENTITY),
    UNKNOWN_DIALECT(ErrorType.UNPROCESSABLE_ENTITY),
    RATE_LIMITED(ErrorType.RATE_LIMIT),
    /// Ours to mend; the body carries the request id and nothing else.
    INTERNAL_SERVER_ERROR(ErrorType.INTERNAL_SERVER),
    SERVICE_UNAVAILABLE(ErrorType.SERVICE_UNAVAILABLE),
    /// No sandbox became free while the caller waited; the status is 504.
    SANDBOX_WAIT_OVER(ErrorType.SERVICE_UNAVAILABLE, 504),
    /// Somebody whose consent a loan needs did not give it; the status is 502.
    BORROW_REFUSED(ErrorType.SERVICE_UNAVAILABLE, 502),
    /// A service behind the gateway does not answer.
    UPSTREAM_UNAVAILABLE(ErrorType.SERVICE_UNAVAILABLE);

    private final ErrorType type;
    private final int status;

    ErrorCode(ErrorType type) {
        this(type, type.status());
    }

    ErrorCode(ErrorType type, int status) {
        this.type = type;
        this.status = status;
    }

    public ErrorType type() {
        return type;
    }

    /// The HTTP status of this code.
    public int status() {
        return status;
    }

    /// The code that tells of a bare HTTP status, as a framework or a proxy gives it.
    public static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 416 -> RANGE_NOT_SATISFIABLE;
            case 422 -> UNPROCESSABLE;
            case 429 -> RATE_LIMITED;
            case 431 -> HEADERS_TOO_LARGE;
            case 502, 503, 504 -> SERVICE_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_SERVER_ERROR : INVALID_REQUEST;
        };
    }
}

package io.millrace.rest.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.ErrorCode;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Decides how a failure is told to the caller. Knows no request: the id is handed in.
public final class ErrorAnswers {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

    /// As long as a pool waits for a connection.
    private static final int RETRY_AFTER_SECONDS = 5;

    private ErrorAnswers() {}

    /// The answer to anything that was thrown.
    public static Response of(Throwable failure, @Nullable String requestId) {
        return switch (failure) {
            case DomainException refusal -> refused(refusal, requestId);
            case ConstraintViolationException violations ->
                    violations.getConstraintViolations().isEmpty()
                            ? unexpected(violations, requestId)
                            : refused(
                                    Refusals.invalid(violations.getConstraintViolations()),
                                    requestId);
            case InvalidDefinitionException ours -> unexpected(ours, requestId);
            case JsonProcessingException unreadable ->
                    refused(Refusals.unreadable(unreadable), requestId);
            case WebApplicationException http -> http(http, requestId);
            default ->
                    DatabaseAbsence.causes(failure)
                            ? absent(failure, requestId)
                            : unexpected(failure, requestId);
        };
    }

    /// What the answer to anything that was thrown says, for an element of an array.
    public static ErrorBody.Detail detail(Throwable failure, @Nullable String requestId) {
        return of(failure, requestId).getEntity() instanceof ErrorBody body
                ? body.error()
                : ErrorBody.of(
                                ErrorCode.INTERNAL_SERVER_ERROR,
                                "Something went wrong on our side",
                                null,
                                requestId)
                        .error();
    }

    private static Response refused(DomainException refusal, @Nullable String requestId) {
        return answer(
                refusal.code(),
                String.valueOf(refusal.getMessage()),
                refusal.param().orElse(null),
                requestId);
    }

    /// A ready answer with the error body.
    public static Response answer(
            ErrorCode code, String message, @Nullable String param, @Nullable String requestId) {
        LOG.debugf("%s (%s) requestId=%s", code, param, requestId);
        return Response.status(code.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.of(code, message, param, requestId))
                .build();
    }

    private static Response http(WebApplicationException http, @Nullable String requestId) {
        if (http.getCause() instanceof JsonProcessingException json) {
            return refused(Refusals.unreadable(json), requestId);
        }
        int status = http.getResponse().getStatus();
        if (status < 400) {
            return http.getResponse();
        }
        ErrorCode code = ErrorCode.ofStatus(status);
        if (code == ErrorCode.INTERNAL_SERVER_ERROR) {
            return unexpected(http, requestId);
        }
        return answer(code, http.getResponse().getStatusInfo().getReasonPhrase(), null, requestId);
    }

    /// Nobody's fault, and soon over: one line of log for each request, no stack.
    private static Response absent(Throwable failure, @Nullable String requestId) {
        LOG.warnf("The database cannot be reached, requestId=%s: %s", requestId, failure);
        Response answer =
                answer(
                        ErrorCode.SERVICE_UNAVAILABLE,
                        "The database cannot be reached at the moment; try again",
                        null,
                        requestId);
        return Response.fromResponse(answer)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response unexpected(Throwable failure, @Nullable String requestId) {
        LOG.errorf(failure, "Unexpected failure, requestId=%s", requestId);
        return Response.status(ErrorCode.INTERNAL_SERVER_ERROR.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(
                        ErrorBody.of(
                                ErrorCode.INTERNAL_SERVER_ERROR,
                                "Something went wrong on our side",
                                null,
                                requestId))
                .build();
    }
}

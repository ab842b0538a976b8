package io.millrace.rest.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.ErrorCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
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
            case DomainException refusal ->
                    answer(
                            refusal.code(),
                            String.valueOf(refusal.getMessage()),
                            refusal.param().orElse(null),
                            requestId);
            case ConstraintViolationException violations -> invalid(violations, requestId);
            case InvalidDefinitionException ours -> unexpected(ours, requestId);
            case JsonProcessingException unreadable -> unreadable(unreadable, requestId);
            case WebApplicationException http -> http(http, requestId);
            default ->
                    DatabaseAbsence.causes(failure)
                            ? absent(failure, requestId)
                            : unexpected(failure, requestId);
        };
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

    private static Response invalid(
            ConstraintViolationException violations, @Nullable String requestId) {
        ConstraintViolation<?> first =
                violations.getConstraintViolations().stream()
                        .min(Comparator.comparing(v -> v.getPropertyPath().toString()))
                        .orElse(null);
        if (first == null) {
            return unexpected(violations, requestId);
        }
        String param = fieldOf(first.getPropertyPath());
        return answer(ErrorCode.INVALID_INPUT, param + " " + first.getMessage(), param, requestId);
    }

    /// The path as the caller sees it: without the method and the name of its body parameter.
    private static String fieldOf(Path path) {
        StringBuilder field = new StringBuilder();
        String last = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER && node.getName() != null) {
                last = node.getName();
            }
            if (node.getKind() == ElementKind.PROPERTY
                    || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getKey() != null) {
                    field.append('.').append(node.getKey());
                }
                if (node.getIndex() != null) {
                    field.append('[').append(node.getIndex()).append(']');
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    field.append(field.isEmpty() ? "" : ".").append(node.getName());
                }
            }
        }
        return field.isEmpty() ? last : field.toString();
    }

    private static Response unreadable(
            JsonProcessingException problem, @Nullable String requestId) {
        if (problem instanceof StreamConstraintsException) {
            return answer(
                    ErrorCode.INVALID_REQUEST,
                    "The JSON is nested too deep or holds a value that is too long",
                    null,
                    requestId);
        }
        if (!(problem instanceof MismatchedInputException mismatch)) {
            return answer(
                    ErrorCode.INVALID_REQUEST,
                    "The body is not readable as JSON" + at(problem),
                    null,
                    requestId);
        }
        String param = jsonPath(mismatch);
        if (param.isEmpty()) {
            return answer(
                    ErrorCode.INVALID_REQUEST,
                    "The body does not have the shape of this request" + at(problem),
                    null,
                    requestId);
        }
        String message =
                switch (mismatch) {
                    case UnrecognizedPropertyException _ ->
                            param + " is not a field of this request";
                    case InvalidFormatException format
                            when format.getTargetType() != null
                                    && format.getTargetType().isEnum() ->
                            param
                                    + " must be one of "
                                    + Arrays.stream(format.getTargetType().getEnumConstants())
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "));
                    default -> param + " has the wrong type";
                };
        return answer(ErrorCode.INVALID_INPUT, message, param, requestId);
    }

    private static String jsonPath(JsonMappingException problem) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : problem.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String at(JsonProcessingException problem) {
        var location = problem.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static Response http(WebApplicationException http, @Nullable String requestId) {
        if (http.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, requestId);
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

package io.millrace.rest.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/// What is wrong with a request, told of the field that is at fault.
public final class Refusals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Refusals() {}

    /// The first of what validation found, by the path of its field.
    ///
    /// @param violations at least one
    public static DomainException invalid(Collection<? extends ConstraintViolation<?>> violations) {
        ConstraintViolation<?> first =
                violations.stream()
                        .min(Comparator.comparing(v -> v.getPropertyPath().toString()))
                        .orElseThrow();
        String param = fieldOf(first.getPropertyPath());
        return DomainException.invalidInput(param, param + " " + first.getMessage());
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

    /// JSON that is none, or of another shape than the request's.
    public static DomainException unreadable(JsonProcessingException problem) {
        if (problem instanceof StreamConstraintsException) {
            return unreadable("The JSON is nested too deep or holds a value that is too long");
        }
        if (!(problem instanceof MismatchedInputException mismatch)) {
            return unreadable("The body is not readable as JSON" + at(problem));
        }
        String param = jsonPath(mismatch);
        if (param.isEmpty()) {
            return unreadable("The body does not have the shape of this request" + at(problem));
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
                                            .map(Refusals::wireName)
                                            .collect(Collectors.joining(", "));
                    default -> param + " has the wrong type";
                };
        return DomainException.invalidInput(param, message);
    }

    /// What a constant is called in JSON, which need not be what Java calls it.
    private static String wireName(Object constant) {
        return JSON.valueToTree(constant).asText();
    }

    private static DomainException unreadable(String message) {
        return new DomainException(ErrorCode.INVALID_REQUEST, message);
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
}

package io.millrace.rest.errors;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A field that Bean Validation refuses.
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {
    private final HttpHeaders headers;

    public ConstraintViolationMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(ConstraintViolationException failure) {
        return ErrorAnswers.of(failure, headers.getHeaderString(RequestId.HEADER));
    }
}

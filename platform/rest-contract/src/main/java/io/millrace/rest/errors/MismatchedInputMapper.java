package io.millrace.rest.errors;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A body of another shape; more specific than the framework's own mapper, so this one is taken.
@Provider
public class MismatchedInputMapper implements ExceptionMapper<MismatchedInputException> {
    private final HttpHeaders headers;

    public MismatchedInputMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(MismatchedInputException failure) {
        return ErrorAnswers.of(failure, headers.getHeaderString(RequestId.HEADER));
    }
}

package io.millrace.rest.errors;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A type of ours that JSON cannot be mapped to: our fault, so a 500; more specific than the
/// framework's own mapper, which would answer without the error body.
@Provider
public class InvalidDefinitionMapper implements ExceptionMapper<InvalidDefinitionException> {
    private final HttpHeaders headers;

    public InvalidDefinitionMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(InvalidDefinitionException failure) {
        return ErrorAnswers.of(failure, headers.getHeaderString(RequestId.HEADER));
    }
}

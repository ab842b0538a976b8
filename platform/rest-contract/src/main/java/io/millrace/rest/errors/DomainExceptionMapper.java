package io.millrace.rest.errors;

import io.millrace.rest.DomainException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A refusal of a use case.
@Provider
public class DomainExceptionMapper implements ExceptionMapper<DomainException> {
    private final HttpHeaders headers;

    public DomainExceptionMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(DomainException failure) {
        return ErrorAnswers.of(failure, headers.getHeaderString(RequestId.HEADER));
    }
}

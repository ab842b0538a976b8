package io.millrace.rest.errors;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// What JAX-RS itself refuses: paths, methods, media types.
@Provider
public class HttpExceptionMapper implements ExceptionMapper<WebApplicationException> {
    private final HttpHeaders headers;

    public HttpExceptionMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(WebApplicationException failure) {
        return ErrorAnswers.of(failure, headers.getHeaderString(RequestId.HEADER));
    }
}

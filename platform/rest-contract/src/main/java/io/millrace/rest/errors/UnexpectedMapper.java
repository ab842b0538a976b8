package io.millrace.rest.errors;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Everything nobody thought of: logged with its stack, told as a 500 without detail.
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {
    private final HttpHeaders headers;

    public UnexpectedMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(Throwable failure) {
        return ErrorAnswers.of(failure, headers.getHeaderString(RequestId.HEADER));
    }
}

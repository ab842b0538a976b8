package io.millrace.trust;

import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.ErrorAnswers;
import io.millrace.rest.errors.RequestId;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// No credential where one is due.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class UnauthorizedMapper implements ExceptionMapper<UnauthorizedException> {
    private final HttpHeaders headers;

    public UnauthorizedMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(UnauthorizedException refusal) {
        Response answer =
                ErrorAnswers.answer(
                        ErrorCode.UNAUTHENTICATED,
                        "This needs a credential",
                        null,
                        headers.getHeaderString(RequestId.HEADER));
        return Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
}

package io.millrace.trust;

import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.ErrorAnswers;
import io.millrace.rest.errors.RequestId;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A credential that does not hold.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFailedMapper implements ExceptionMapper<AuthenticationFailedException> {
    private final HttpHeaders headers;

    public AuthenticationFailedMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(AuthenticationFailedException refusal) {
        Response answer =
                ErrorAnswers.answer(
                        ErrorCode.UNAUTHENTICATED,
                        "The credential does not hold",
                        null,
                        headers.getHeaderString(RequestId.HEADER));
        return Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
}

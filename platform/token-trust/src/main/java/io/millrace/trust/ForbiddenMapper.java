package io.millrace.trust;

import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.ErrorAnswers;
import io.millrace.rest.errors.RequestId;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A caller without the role that is due.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ForbiddenMapper implements ExceptionMapper<ForbiddenException> {
    private final HttpHeaders headers;

    public ForbiddenMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(ForbiddenException refusal) {
        Response answer =
                ErrorAnswers.answer(
                        ErrorCode.FORBIDDEN,
                        "The caller may not do this",
                        null,
                        headers.getHeaderString(RequestId.HEADER));
        return answer;
    }
}

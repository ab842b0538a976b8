package io.millrace.rest.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A body that is no JSON.
@Provider
public class JsonMapper implements ExceptionMapper<JsonProcessingException> {
    private final HttpHeaders headers;

    public JsonMapper(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Response toResponse(JsonProcessingException failure) {
        return ErrorAnswers.of(failure, headers.getHeaderString(RequestId.HEADER));
    }
}

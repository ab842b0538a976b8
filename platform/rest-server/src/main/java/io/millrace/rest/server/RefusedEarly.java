package io.millrace.rest.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.RequestId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Answers with the error body before REST has seen the request.
@Singleton
class RefusedEarly {
    private final ObjectMapper json;

    RefusedEarly(ObjectMapper json) {
        this.json = json;
    }

    /// The status and the headers of a refusal, and its body.
    void send(RoutingContext exchange, ErrorCode code, String message) {
        String given = exchange.request().getHeader(RequestId.HEADER);
        String id = RequestId.acceptable(given) ? given : UUID.randomUUID().toString();
        HttpServerResponse answer =
                exchange.response()
                        .setStatusCode(code.status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(RequestId.HEADER, id);
        answer.end(body(code, message, id));
    }

    private String body(ErrorCode code, String message, String requestId) {
        try {
            return json.writeValueAsString(ErrorBody.of(code, message, null, requestId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An error body is always writable", e);
        }
    }
}

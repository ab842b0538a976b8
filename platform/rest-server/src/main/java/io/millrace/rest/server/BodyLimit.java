package io.millrace.rest.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.RequestId;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that says it is too large, with the error body. The server's own limit, which
/// acts on bodies that do not say how large they are, would answer without one.
@Singleton
public class BodyLimit {
    /// Before the server's own limit.
    private static final int PRIORITY = 1000;

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            ObjectMapper json) {
        this.limit = limit.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !isTooLarge(length)) {
            exchange.next();
            return;
        }
        String given = exchange.request().getHeader(RequestId.HEADER);
        String id = RequestId.acceptable(given) ? given : UUID.randomUUID().toString();
        exchange.response()
                .setStatusCode(ErrorCode.PAYLOAD_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(RequestId.HEADER, id)
                // The rest of the body is not read.
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(body(id));
    }

    private boolean isTooLarge(String length) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException malformed) {
            // The HTTP decoder refuses what is no number; what is left is too large for a long.
            return true;
        }
    }

    private String body(String requestId) {
        try {
            return json.writeValueAsString(
                    ErrorBody.of(
                            ErrorCode.PAYLOAD_TOO_LARGE,
                            "The body is larger than " + limit + " bytes",
                            null,
                            requestId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An error body is always writable", e);
        }
    }
}

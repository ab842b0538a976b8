package io.millrace.gateway.entrance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.ErrorBody;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.RequestId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers with the error body that every service uses.
@ApplicationScoped
@RegisterForReflection(targets = {ErrorBody.class, ErrorBody.Detail.class})
public class Refusal {
    private static final Logger LOG = Logger.getLogger(Refusal.class);

    private final ObjectMapper json;

    public Refusal(ObjectMapper json) {
        this.json = json;
    }

    /// Ends the exchange with an error, unless its answer has already begun.
    public void send(RoutingContext request, ErrorCode code, String message) {
        send(request, code, message, null);
    }

    /// Ends the exchange with an error, unless its answer has already begun.
    ///
    /// @param param the field, parameter or header at fault
    public void send(
            RoutingContext request, ErrorCode code, String message, @Nullable String param) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            LOG.debugf("%s comes too late, the answer has begun", code);
            return;
        }
        LOG.debugf("%s (%s) requestId=%s", code, param, requestId(request));
        if (code == ErrorCode.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body(code, message, param, requestId(request)));
        // A body that nobody reads would block the next request of the connection.
        request.request().resume();
    }

    /// The bytes of an error body.
    public Buffer body(
            ErrorCode code, String message, @Nullable String param, @Nullable String requestId) {
        try {
            return Buffer.buffer(
                    json.writeValueAsBytes(ErrorBody.of(code, message, param, requestId)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An error body can always be written", e);
        }
    }

    private static @Nullable String requestId(RoutingContext request) {
        return request.request().getHeader(RequestId.HEADER);
    }
}

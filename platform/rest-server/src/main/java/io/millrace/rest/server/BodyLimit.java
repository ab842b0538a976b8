package io.millrace.rest.server;

import io.millrace.rest.ErrorCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that says it is too large, with the error body. The server's own limit, which
/// acts on bodies that do not say how large they are, would answer without one.
@Singleton
public class BodyLimit {
    /// Before the server's own limit.
    private static final int PRIORITY = 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final long limit;
    private final RefusedEarly refused;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            RefusedEarly refused) {
        this.limit = limit.asLongValue();
        this.refused = refused;
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
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        refused.send(
                exchange,
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The body is larger than " + limit + " bytes");
        forgetTheRest(exchange);
    }

    /// Reads on for a while, because whoever still writes would lose the answer to a closed
    /// connection, and then leaves: nobody may write for ever.
    private static void forgetTheRest(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        long timer = exchange.vertx().setTimer(PATIENCE.toMillis(), _ -> leave(request));
        request.handler(_ -> {})
                .exceptionHandler(_ -> exchange.vertx().cancelTimer(timer))
                .endHandler(_ -> {
                    exchange.vertx().cancelTimer(timer);
                    leave(request);
                })
                .resume();
    }

    /// Over HTTP/2 other requests share the connection.
    private static void leave(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        } else if (!request.isEnded()) {
            request.response().reset();
        }
    }

    private boolean isTooLarge(String length) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException malformed) {
            // The HTTP decoder refuses what is no number; what is left is too large for a long.
            return true;
        }
    }
}

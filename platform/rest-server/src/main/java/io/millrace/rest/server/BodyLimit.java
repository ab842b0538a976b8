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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that says it is too large, with the error body. The server's own limit, which
/// acts on bodies that do not say how large they are, would answer without one.
@Singleton
public class BodyLimit {
    /// Before the server's own limit.
    private static final int PRIORITY = 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final long serverLimit;
    private final long limit;
    private final Set<String> largePaths;
    private final RefusedEarly refused;

    /// @param serverLimit the server's own
    /// @param limit a lower one, for all paths but the large ones
    /// @param largePaths the paths, as they are, whose bodies only the server's own limit bounds
    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize serverLimit,
            @ConfigProperty(name = "millrace.rest.body-limit") Optional<MemorySize> limit,
            @ConfigProperty(name = "millrace.rest.large-body-paths")
                    Optional<Set<String>> largePaths,
            RefusedEarly refused) {
        this.serverLimit = serverLimit.asLongValue();
        this.limit = limit.map(MemorySize::asLongValue).orElse(this.serverLimit);
        this.largePaths = largePaths.map(Set::copyOf).orElse(Set.of());
        this.refused = refused;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long most = largePaths.contains(exchange.normalizedPath()) ? serverLimit : limit;
        if (length == null || !isTooLarge(length, most)) {
            exchange.next();
            return;
        }
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        refused.send(
                exchange,
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The body is larger than " + most + " bytes");
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

    private static boolean isTooLarge(String length, long most) {
        try {
            return Long.parseLong(length) > most;
        } catch (NumberFormatException malformed) {
            // The HTTP decoder refuses what is no number; what is left is too large for a long.
            return true;
        }
    }
}

package io.millrace.gateway.health;

import io.millrace.gateway.entrance.HandlerOrder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// `/health` on the gateway's own port, open, without details, for whoever cannot reach the
/// management port.
@ApplicationScoped
public class PlainHealth {
    void install(@Observes Router router) {
        router.get("/health")
                .order(HandlerOrder.OWN_PATHS)
                .handler(request ->
                        request.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .end("{\"status\":\"UP\"}"));
    }
}

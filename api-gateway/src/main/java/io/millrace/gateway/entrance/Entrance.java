package io.millrace.gateway.entrance;

import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.RequestId;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The first handler of every request: gives it an id, adds the headers that protect a browser, and
/// refuses a path that is not in its plain form.
@ApplicationScoped
public class Entrance {
    private static final Map<String, String> SECURITY_HEADERS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Strict-Transport-Security", "max-age=31536000");

    private final Refusal refusal;

    public Entrance(Refusal refusal) {
        this.refusal = refusal;
    }

    void install(@Observes Router router) {
        router.route().order(HandlerOrder.ENTRANCE).handler(this::enter);
        router.route()
                .order(HandlerOrder.NOT_FOUND)
                .handler(request ->
                        refusal.send(request, ErrorCode.NOT_FOUND, "There is no such path"));
    }

    private void enter(RoutingContext request) {
        String id = request.request().getHeader(RequestId.HEADER);
        if (id == null || !RequestId.acceptable(id)) {
            id = UUID.randomUUID().toString();
            request.request().headers().set(RequestId.HEADER, id);
        }
        MultiMap answer = request.response().headers();
        answer.set(RequestId.HEADER, id);
        SECURITY_HEADERS.forEach(answer::set);
        String path = request.request().path();
        Optional<String> fault = RequestPath.fault(path == null ? "" : path);
        if (fault.isPresent()) {
            refusal.send(request, ErrorCode.INVALID_REQUEST, fault.get());
            return;
        }
        request.next();
    }

    /// Whether the gateway itself answers with this header, so that an upstream's is dropped.
    public static boolean sets(String header) {
        return RequestId.HEADER.equalsIgnoreCase(header)
                || SECURITY_HEADERS.keySet().stream().anyMatch(header::equalsIgnoreCase);
    }
}

package io.millrace.gateway.routes;

import io.millrace.gateway.entrance.Gatekeeper;
import io.millrace.gateway.entrance.HandlerOrder;
import io.millrace.gateway.entrance.Refusal;
import io.millrace.rest.ErrorCode;
import io.millrace.trust.Callers;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Sends a request to the service its path leads to, once its caller may.
@ApplicationScoped
public class RouteHandler {
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Upstreams upstreams;
    private final Gatekeeper gatekeeper;
    private final Refusal refusal;
    private final CallerShare share;
    private final Map<String, StreamingProxy> proxies = new HashMap<>();

    public RouteHandler(
            Upstreams upstreams,
            Gatekeeper gatekeeper,
            Refusal refusal,
            CallerShare share,
            UpstreamMetrics metrics) {
        this.upstreams = upstreams;
        this.gatekeeper = gatekeeper;
        this.refusal = refusal;
        this.share = share;
        upstreams
                .all()
                .forEach(upstream ->
                        proxies.put(
                                upstream.name(), new StreamingProxy(upstream, refusal, metrics)));
    }

    void install(@Observes Router router) {
        for (Route route : upstreams.table().routes()) {
            // One Vert.x route per prefix, so that metrics name prefixes and not ids.
            router.route(route.prefix() + "*").order(HandlerOrder.ROUTES).handler(this::forward);
        }
    }

    private void forward(RoutingContext request) {
        Optional<Route> route =
                Optional.ofNullable(request.request().path()).flatMap(upstreams.table()::find);
        if (route.isEmpty()) {
            request.next();
            return;
        }
        gatekeeper.admit(
                request,
                route.get().role(),
                identity -> admitted(request, route.get(), Callers.of(identity).userId()));
    }

    private void admitted(RoutingContext request, Route route, String caller) {
        StreamingProxy proxy = proxies.get(route.upstream());
        if (proxy == null) {
            throw new IllegalStateException("The table names only upstreams that there are");
        }
        if (declaredLength(request.request()) > route.bodyLimit()) {
            UpstreamFailure failure = UpstreamFailure.tooLarge(route.bodyLimit());
            refusal.send(request, failure.code(), failure.message());
            Drain.atMost(request);
            return;
        }
        if (request.response().closed()) {
            // Nobody waits for it, and nothing would tell when to give the share back.
            return;
        }
        if (!share.take(caller)) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            refusal.send(
                    request,
                    ErrorCode.RATE_LIMITED,
                    "More than " + share.limit() + " requests at a time are too many");
            Drain.atMost(request);
            return;
        }
        request.addEndHandler(_ -> share.giveBack(caller));
        proxy.forward(request, route);
    }

    /// What `Content-Length` says; the server refuses one that is no number.
    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}

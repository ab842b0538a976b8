package io.millrace.gateway.routes;

import io.millrace.gateway.entrance.Refusal;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.RequestId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The proxy of one upstream. Nothing of a body is kept: what arrives is passed on, at the pace of
/// the slower side.
final class StreamingProxy {
    private static final Logger LOG = Logger.getLogger(StreamingProxy.class);

    /// HTTP/2 CANCEL; on HTTP/1.1 a reset closes the connection.
    private static final long CANCEL = 8;

    private final Upstream upstream;
    private final Refusal refusal;
    private final UpstreamMetrics metrics;

    StreamingProxy(Upstream upstream, Refusal refusal, UpstreamMetrics metrics) {
        this.upstream = upstream;
        this.refusal = refusal;
        this.metrics = metrics;
    }

    /// What one exchange knows while it runs.
    private static final class Exchange implements ProxyInterceptor {
        private final StreamingProxy proxy;
        private final RoutingContext request;
        private final Route route;
        private final BoundedBody body;
        private @Nullable HttpClientRequest sent;
        private boolean late;
        private boolean starved;

        Exchange(StreamingProxy proxy, RoutingContext request, Route route) {
            this.proxy = proxy;
            this.request = request;
            this.route = route;
            this.body = new BoundedBody(request.request(), route.bodyLimit(), this::begin);
        }

        /// The library sends a body of unknown length in chunks only when it came in HTTP/1.1
        /// chunks; in HTTP/2 it has no such mark, and would be lost.
        private void begin() {
            if (sent != null && !sent.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                sent.setChunked(true);
            }
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest toUpstream = context.request();
            HttpServerRequest incoming = toUpstream.proxiedRequest();
            ForwardedHeaders.toUpstream(toUpstream.headers(), incoming);
            toUpstream.setBody(Body.body(body, toUpstream.getBody().length()));
            long timer =
                    request.vertx()
                            .setTimer(
                                    route.timeout().toMillis(),
                                    _ -> {
                                        late = true;
                                        starved = body.isAwaited();
                                        abort();
                                    });
            return context.sendRequest()
                    .onComplete(_ -> request.vertx().cancelTimer(timer))
                    .recover(failure -> Future.succeededFuture(failed(toUpstream, failure)));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            ForwardedHeaders.toCaller(context.response().headers(), proxy.upstream.authority());
            return context.sendResponse();
        }

        private void abort() {
            if (sent != null) {
                sent.reset(CANCEL, new TimeoutException("no answer in time"));
            }
        }

        private UpstreamFailure told() {
            if (body.exceeded()) {
                return UpstreamFailure.tooLarge(route.bodyLimit());
            }
            return starved
                    ? UpstreamFailure.starved()
                    : UpstreamFailure.unavailable(route.upstream());
        }

        private ProxyResponse failed(ProxyRequest toUpstream, Throwable cause) {
            UpstreamFailure failure = told();
            String requestId = request.request().getHeader(RequestId.HEADER);
            if (failure.code() == ErrorCode.UPSTREAM_UNAVAILABLE) {
                LOG.warnf(
                        "%s %s, requestId=%s: %s",
                        route.upstream(),
                        late ? "has not answered in time" : "could not be reached",
                        requestId,
                        cause.getMessage());
                proxy.metrics.unavailable(route.upstream());
            }
            Drain.atMost(request);
            Buffer error = proxy.refusal.body(failure.code(), failure.message(), null, requestId);
            return toUpstream
                    .release()
                    .response()
                    .setStatusCode(failure.code().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .setBody(Body.body(error));
        }
    }

    /// Hands the exchange over; it is answered in any case.
    void forward(RoutingContext request, Route route) {
        Exchange exchange = new Exchange(this, request, route);
        // The library keeps its interceptors per proxy, and ours knows its exchange: a proxy object
        // is two fields and a list.
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), upstream.client())
                .origin(context -> open(context, exchange))
                .addInterceptor(exchange)
                .handle(request.request());
    }

    private Future<HttpClientRequest> open(ProxyContext context, Exchange exchange) {
        ProxyRequest toUpstream = context.request();
        return upstream.open(toUpstream.getMethod(), toUpstream.getURI())
                .onSuccess(sent -> exchange.sent = sent);
    }
}

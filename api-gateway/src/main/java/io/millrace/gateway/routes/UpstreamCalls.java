package io.millrace.gateway.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.millrace.rest.errors.RequestId;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The gateway's own questions to the services behind it: blocking, bounded, with the token of the
/// caller for whom it asks. Not for event loops.
@ApplicationScoped
public class UpstreamCalls {
    private static final Logger LOG = Logger.getLogger(UpstreamCalls.class);

    /// The largest answer that is read.
    private static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

    private final Upstreams upstreams;
    private final ObjectMapper json;
    private final Vertx vertx;

    public UpstreamCalls(Upstreams upstreams, ObjectMapper json, Vertx vertx) {
        this.upstreams = upstreams;
        this.json = json;
        this.vertx = vertx;
    }

    /// Calls an operation, wherever the route table says it lives.
    ///
    /// @param uri path and query
    /// @param body JSON, null for none
    public UpstreamAnswer call(
            HttpMethod method, String uri, String bearer, @Nullable JsonNode body) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        Route route =
                upstreams
                        .table()
                        .find(path)
                        .orElseThrow(
                                () -> new IllegalArgumentException("No route leads to " + path));
        Upstream upstream = upstreams.named(route.upstream());
        return fetch(upstream, method, uri, bearer, body, route.timeout());
    }

    /// Reads a document that is open to everybody.
    public UpstreamAnswer document(Upstream upstream, String uri, Duration timeout) {
        return fetch(upstream, HttpMethod.GET, uri, null, null, timeout);
    }

    // The scope is closed where the exchange ends, which is no block of this method.
    @SuppressWarnings("MustBeClosedChecker")
    private UpstreamAnswer fetch(
            Upstream upstream,
            HttpMethod method,
            String uri,
            @Nullable String bearer,
            @Nullable JsonNode body,
            Duration timeout) {
        String requestId = UUID.randomUUID().toString();
        AtomicReference<@Nullable HttpClientRequest> opened = new AtomicReference<>();
        Promise<UpstreamAnswer> answer = Promise.promise();
        // The whole exchange happens on one event loop, and this thread only waits: a response
        // whose
        // handlers another thread attaches may have ended before they are there.
        // A context of this exchange alone, for it holds the trace that the caller is part of.
        Context trace = Context.current();
        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                .runOnContext(_ -> {
                    Scope within = trace.makeCurrent();
                    upstream.open(method, uri)
                            .compose(request -> {
                                opened.set(request);
                                return exchange(request, requestId, bearer, body);
                            })
                            .onComplete(_ -> within.close())
                            .onComplete(answer);
                });
        try {
            return answer.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "%s has not answered %s, requestId=%s: %s",
                    upstream.name(), method, requestId, e.getMessage());
            HttpClientRequest hanging = opened.get();
            if (hanging != null) {
                hanging.reset();
            }
            return unavailable(upstream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable(upstream);
        }
    }

    private Future<UpstreamAnswer> exchange(
            HttpClientRequest request,
            String requestId,
            @Nullable String bearer,
            @Nullable JsonNode body) {
        request.putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(RequestId.HEADER, requestId);
        if (bearer != null) {
            request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + bearer);
        }
        return send(request, body).compose(this::read);
    }

    private static UpstreamAnswer unavailable(Upstream upstream) {
        return new UpstreamAnswer.Unavailable(
                UpstreamFailure.unavailable(upstream.name()).message());
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest request, @Nullable JsonNode body) {
        return body == null
                ? request.send()
                : request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .send(body.toString());
    }

    private Future<UpstreamAnswer> read(HttpClientResponse response) {
        Buffer read = Buffer.buffer();
        response.handler(chunk -> {
            if (read.length() + chunk.length() > MAX_ANSWER_BYTES) {
                response.request().reset();
            } else {
                read.appendBuffer(chunk);
            }
        });
        return response.end().map(_ -> answered(response.statusCode(), read));
    }

    private UpstreamAnswer answered(int status, Buffer read) {
        try {
            JsonNode body = read.length() == 0 ? null : json.readTree(read.getBytes());
            return new UpstreamAnswer.Answered(
                    status, body == null ? NullNode.getInstance() : body);
        } catch (IOException e) {
            LOG.debugf("An answer with status %d is no JSON", status);
            return status < 400
                    ? new UpstreamAnswer.Unavailable("The service has not answered in JSON")
                    : new UpstreamAnswer.Answered(status, NullNode.getInstance());
        }
    }
}

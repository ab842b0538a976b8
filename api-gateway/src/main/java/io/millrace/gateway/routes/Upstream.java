package io.millrace.gateway.routes;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;

/// A service behind the gateway, with connections of its own: one that hangs leaves the others
/// alone.
public final class Upstream {
    private static final int MAX_WAITING = 1_024;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final String name;
    private final List<String> documents;
    private final HttpClient client;
    private final RequestOptions origin;

    Upstream(String name, RoutesConfig.UpstreamConfig config, Vertx vertx) {
        this.name = name;
        this.documents = List.copyOf(config.documents());
        URI url = config.url();
        boolean secure = "https".equals(url.getScheme());
        if (url.getHost() == null || !(secure || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "The URL of the upstream " + name + " must be http(s)://host[:port]");
        }
        int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        this.origin = new RequestOptions().setHost(url.getHost()).setPort(port).setSsl(secure);
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                .setReadIdleTimeout((int) config.idleTimeout().toSeconds())
                                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                                .setMaxWaitQueueSize(MAX_WAITING),
                        new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    public String name() {
        return name;
    }

    /// Where its OpenAPI document may be.
    public List<String> documents() {
        return documents;
    }

    /// Host and port, as a URL has them.
    String authority() {
        return origin.getHost() + ":" + origin.getPort();
    }

    HttpClient client() {
        return client;
    }

    /// A request on a connection of this upstream, its head not yet sent.
    ///
    /// @param uri path and query
    Future<HttpClientRequest> open(HttpMethod method, String uri) {
        return client.request(new RequestOptions(origin).setMethod(method).setURI(uri));
    }
}

package io.millrace.gateway.routes;

import io.millrace.gateway.entrance.Entrance;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which headers pass, and which are written anew.
final class ForwardedHeaders {
    /// For one connection only: RFC 9110, section 7.6.1, and what older peers send.
    private static final List<String> HOP_BY_HOP =
            List.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    /// What says where a request came from; whatever a caller writes there is not believed.
    private static final List<String> ORIGIN =
            List.of(
                    "forwarded",
                    "x-forwarded-for",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "x-forwarded-prefix",
                    "x-forwarded-proto",
                    "x-forwarded-server",
                    "x-forwarded-ssl",
                    "x-real-ip");

    /// The tracer writes them anew on each request; what a caller wrote there it has read.
    private static final List<String> TRACE = List.of("traceparent", "tracestate", "baggage");

    private ForwardedHeaders() {}

    /// Makes of a caller's headers those that the upstream gets.
    static void toUpstream(MultiMap headers, HttpServerRequest request) {
        dropHopByHop(headers);
        ORIGIN.forEach(headers::remove);
        // The server has answered an Expect already.
        headers.remove(HttpHeaders.EXPECT);
        String client =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        String scheme = request.scheme() == null ? "http" : request.scheme();
        String host = request.authority() == null ? "" : request.authority().toString();
        headers.set("X-Forwarded-For", client);
        headers.set("X-Forwarded-Proto", scheme);
        headers.set("X-Forwarded-Host", host);
        headers.set("Forwarded", "for=" + node(client) + ";host=\"" + host + "\";proto=" + scheme);
        TRACE.forEach(headers::remove);
    }

    /// Makes of an upstream's headers those that the caller gets.
    ///
    /// @param upstream host and port of the upstream, which the caller must not be sent to
    static void toCaller(MultiMap headers, String upstream) {
        dropHopByHop(headers);
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, withoutOrigin(location, upstream));
        }
        List<String> ours = headers.names().stream().filter(Entrance::sets).toList();
        ours.forEach(headers::remove);
    }

    /// A place at the upstream as a relative reference (RFC 9110, section 10.2.2); others as they
    /// are.
    static String withoutOrigin(String location, String upstream) {
        for (String scheme : List.of("http://", "https://")) {
            String origin = scheme + upstream;
            if (location.equals(origin)) {
                return "/";
            }
            if (location.startsWith(origin + "/")) {
                return location.substring(origin.length());
            }
        }
        return location;
    }

    private static void dropHopByHop(MultiMap headers) {
        Set<String> dropped = new HashSet<>(HOP_BY_HOP);
        for (String value : headers.getAll("connection")) {
            for (String named : value.split(",", -1)) {
                dropped.add(named.strip().toLowerCase(Locale.ROOT));
            }
        }
        dropped.stream().filter(name -> !name.isEmpty()).forEach(headers::remove);
    }

    /// The node of RFC 7239, section 6: an IPv6 address is quoted and bracketed.
    private static String node(String address) {
        return address.contains(":") ? "\"[" + address + "]\"" : address;
    }
}

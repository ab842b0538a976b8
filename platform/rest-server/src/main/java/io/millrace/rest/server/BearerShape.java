package io.millrace.rest.server;

import io.millrace.rest.ErrorCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/// Refuses a bearer token that cannot be one of ours: those are JSON Web Tokens in the compact form
/// (RFC 7515, section 3.1), three parts of base64url with a dot between them. The validation behind
/// this takes the parts for granted, and would fail for lack of one.
@Singleton
public class BearerShape {
    /// Before authentication (200), and after the header of a browser's WebSocket has been taken
    /// from its subprotocol (220).
    private static final int PRIORITY = 210;

    private static final String SCHEME = "Bearer ";
    private static final int PARTS = 3;

    private final RefusedEarly refused;

    BearerShape(RefusedEarly refused) {
        this.refused = refused;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext exchange) {
        List<String> credentials = exchange.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (credentials.stream().allMatch(BearerShape::mayHold)) {
            exchange.next();
            return;
        }
        exchange.response().putHeader("WWW-Authenticate", "Bearer");
        refused.send(exchange, ErrorCode.UNAUTHENTICATED, "The credential does not hold");
        // A body that nobody reads would block the next request of the connection.
        exchange.request().resume();
    }

    /// Other schemes are not judged here.
    static boolean mayHold(String credential) {
        return !credential.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || isCompact(credential.substring(SCHEME.length()).strip());
    }

    private static boolean isCompact(String token) {
        int parts = 1;
        int length = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '.') {
                if (length == 0) {
                    return false;
                }
                parts++;
                length = 0;
            } else if (isBase64Url(c)) {
                length++;
            } else {
                return false;
            }
        }
        return parts == PARTS && length > 0;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }
}

package io.millrace.gateway.sockets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.gateway.sockets.frames.InFrame;
import io.millrace.gateway.sockets.frames.RefusedFrame;
import io.millrace.gateway.sockets.frames.SendMethod;
import io.millrace.gateway.sockets.frames.SocketError;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One operation of the socket: the REST operation that it is, and how its answer is called. Fields
/// of the payload that the path names fill the path; the others are the query of a GET and the body
/// of anything else.
///
/// @param route its name
/// @param path of the REST operation, with `{fields}`
/// @param event what the answer is called
/// @param sendMethod who gets the answer
public record SocketRoute(
        String route, HttpMethod method, String path, String event, SendMethod sendMethod) {
    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z]+)}");

    /// A request to a service.
    ///
    /// @param body null for none
    record Call(HttpMethod method, String uri, @Nullable JsonNode body) {}

    /// The fields that the path names.
    public List<String> fields() {
        return FIELD.matcher(path).results().map(field -> field.group(1)).toList();
    }

    /// The REST call that a frame asks for.
    ///
    /// @throws RefusedFrame when a field is missing or has no place in a URI
    Call call(InFrame frame) throws RefusedFrame {
        ObjectNode rest = frame.payload().deepCopy();
        StringBuilder uri = new StringBuilder();
        int end = 0;
        for (MatchResult field : FIELD.matcher(path).results().toList()) {
            uri.append(path, end, field.start()).append(escaped(frame.text(field.group(1))));
            rest.remove(field.group(1));
            end = field.end();
        }
        uri.append(path.substring(end));
        if (!HttpMethod.GET.equals(method)) {
            return new Call(method, uri.toString(), rest.isEmpty() ? null : rest);
        }
        List<String> query = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : rest.properties()) {
            if (!field.getValue().isValueNode()) {
                throw new RefusedFrame(
                        SocketError.Code.BAD_REQUEST,
                        "payload." + field.getKey() + " must be a single value");
            }
            query.add(escaped(field.getKey()) + "=" + escaped(field.getValue().asText()));
        }
        return new Call(
                method,
                query.isEmpty() ? uri.toString() : uri + "?" + String.join("&", query),
                null);
    }

    /// Escaped for a path segment or a query (RFC 3986). A dot segment would climb.
    private static String escaped(String text) throws RefusedFrame {
        if (text.equals(".") || text.equals("..") || text.indexOf('/') >= 0) {
            throw new RefusedFrame(
                    SocketError.Code.BAD_REQUEST, "A field has a value that is not allowed there");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.millrace.gateway.routes;

import java.time.Duration;

/// One prefix of the route table.
///
/// @param prefix whole path segments, beginning with a slash
/// @param upstream the service's name
/// @param role the least role that may pass
/// @param timeout how long the head of the answer may take
/// @param bodyLimit the largest body of a request, in bytes
public record Route(String prefix, String upstream, String role, Duration timeout, long bodyLimit) {

    /// Whether the path is the prefix or lies below it.
    public boolean leadsTo(String path) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}

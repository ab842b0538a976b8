package io.millrace.start;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A database's address in the form that libpq made common,
/// `postgres://user:password@host:port/database?option=value` (PostgreSQL documentation, 32.1.1.2).
///
/// @param host name or address; an IPv6 address in brackets
/// @param port 5432 when absent
/// @param options the part after the question mark, handed to the driver as it is
public record DatabaseUrl(
        String host,
        int port,
        String database,
        @Nullable String user,
        @Nullable String password,
        @Nullable String options) {
    private static final int DEFAULT_PORT = 5432;

    /// @throws IllegalArgumentException saying what is wrong, without the password
    public static DatabaseUrl parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            // Its message would repeat the whole address.
            throw new IllegalArgumentException(
                    "DATABASE_URL is no address; reserved characters in the password need"
                            + " percent-encoding");
        }
        String scheme = uri.getScheme();
        if (!"postgres".equals(scheme) && !"postgresql".equals(scheme)) {
            throw new IllegalArgumentException("DATABASE_URL does not begin with postgres://");
        }
        String path = uri.getPath();
        if (uri.getHost() == null || path == null || path.length() < 2) {
            throw new IllegalArgumentException(
                    "DATABASE_URL needs a host and a database: postgres://user:password@host/name");
        }
        String userInfo = uri.getRawUserInfo();
        int colon = userInfo == null ? -1 : userInfo.indexOf(':');
        return new DatabaseUrl(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.substring(1),
                userInfo == null
                        ? null
                        : decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                userInfo == null || colon < 0 ? null : decoded(userInfo.substring(colon + 1)),
                uri.getRawQuery());
    }

    /// The address as the JDBC driver has it; without user and password.
    public String jdbcUrl() {
        return jdbcUrl(database);
    }

    /// The address of another database of the same server.
    String jdbcUrl(String other) {
        String name = java.net.URLEncoder.encode(other, StandardCharsets.UTF_8);
        return "jdbc:postgresql://%s:%d/%s%s"
                .formatted(host, port, name, options == null ? "" : "?" + options);
    }

    /// Names the server and the database, and no password.
    @Override
    public String toString() {
        return "%s:%d/%s".formatted(host, port, database);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

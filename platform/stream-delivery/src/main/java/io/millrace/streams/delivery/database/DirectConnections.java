package io.millrace.streams.delivery.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens connections to the service's database outside its pool, for what must not wait for the
/// pool: heartbeats, LISTEN and NOTIFY. A consumer or relay holds at most two.
public final class DirectConnections {
    private static final int CONNECT_SECONDS = 5;
    private static final int SOCKET_SECONDS = 20;

    private final PGSimpleDataSource source;

    /// @param jdbcUrl `jdbc:postgresql://host:port/database`
    public DirectConnections(String jdbcUrl, String user, String password) {
        source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
    }

    /// Reads an address in the form of `DATABASE_URL`.
    ///
    /// @param databaseUrl `postgres://user:password@host:port/database`, with the driver's
    ///   parameters behind a question mark where there are any, such as `sslmode`
    public static DirectConnections of(String databaseUrl) {
        URI uri = URI.create(databaseUrl);
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null || uri.getHost() == null || uri.getPath().length() < 2) {
            // The address may hold a password: it is not repeated.
            throw new IllegalArgumentException(
                    "The database's address is not postgres://user:password@host:port/database");
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String parameters = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbcUrl =
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath() + parameters;
        return new DirectConnections(jdbcUrl, decoded(user), decoded(password));
    }

    /// A new connection in autocommit mode; the caller closes it.
    public Connection open() throws SQLException {
        return source.getConnection();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

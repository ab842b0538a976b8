package io.millrace.localstack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One database of a server.
///
/// @param host the server's name or address
/// @param port the server's port
/// @param name the database's name
/// @param user who connects
/// @param password that user's password
public record Database(String host, int port, String name, String user, String password) {
    /// `jdbc:postgresql://<host>:<port>/<name>`, without user and password.
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /// `postgres://<user>:<password>@<host>:<port>/<name>`, as `DATABASE_URL` wants it.
    public String url() {
        return "postgres://%s:%s@%s:%d/%s".formatted(user, password, host, port, name);
    }

    /// A new connection; the caller closes it.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl() + "?connectTimeout=5", user, password);
    }

    /// Does not tell the password.
    @Override
    public String toString() {
        return "%s:%d/%s".formatted(host, port, name);
    }
}

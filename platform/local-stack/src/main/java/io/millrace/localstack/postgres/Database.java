package io.millrace.localstack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One database of a server on this machine.
///
/// @param port the server's port on 127.0.0.1
/// @param name the database's name
/// @param user who connects
/// @param password that user's password
public record Database(int port, String name, String user, String password) {
    private static final String HOST = "127.0.0.1";

    /// `jdbc:postgresql://127.0.0.1:<port>/<name>`, without user and password.
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, name);
    }

    /// `postgres://<user>:<password>@127.0.0.1:<port>/<name>`, as `DATABASE_URL` wants it.
    public String url() {
        return "postgres://%s:%s@%s:%d/%s".formatted(user, password, HOST, port, name);
    }

    /// A new connection; the caller closes it.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl() + "?connectTimeout=5", user, password);
    }

    /// Does not tell the password.
    @Override
    public String toString() {
        return "%s:%d/%s".formatted(HOST, port, name);
    }
}

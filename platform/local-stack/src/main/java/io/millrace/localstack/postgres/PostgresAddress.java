package io.millrace.localstack.postgres;

import io.millrace.localstack.process.ComponentFailure;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// A PostgreSQL server and who connects to it.
///
/// @param host its name or address
/// @param port its port
/// @param user who connects; may create databases
/// @param password that user's password
public record PostgresAddress(String host, int port, String user, String password) {
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int DEFAULT_PORT = 5432;

    /// Reads `postgres://<user>:<password>@<host>[:<port>]`; a database in it is left out.
    public static PostgresAddress parse(String url) {
        URI uri = URI.create(url);
        String login = uri.getUserInfo();
        List<String> parts = login == null ? List.of() : List.of(login.split(":", 2));
        if (uri.getHost() == null || parts.size() != 2) {
            throw new IllegalArgumentException(
                    "MILLRACE_POSTGRES_URL must be postgres://<user>:<password>@<host>:<port>");
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new PostgresAddress(uri.getHost(), port, parts.get(0), parts.get(1));
    }

    /// The database of that name on this server, whether or not it exists.
    public Database database(String name) {
        if (!DATABASE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
        return new Database(host, port, name, user, password);
    }

    /// Creates the database unless it exists.
    ///
    /// @return it
    public Database createIfAbsent(String name) {
        Database wanted = database(name);
        try (Connection connection = database("postgres").connect();
                PreparedStatement lookup =
                        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                Statement statement = connection.createStatement()) {
            lookup.setString(1, name);
            try (ResultSet found = lookup.executeQuery()) {
                if (!found.next()) {
                    // A name cannot be bound; this one was checked above.
                    statement.execute("CREATE DATABASE \"" + name + "\"");
                }
            }
            return wanted;
        } catch (SQLException e) {
            throw new ComponentFailure("postgres", "cannot create the database " + name, e);
        }
    }

    /// Does not tell the password.
    @Override
    public String toString() {
        return "%s:%d".formatted(host, port);
    }
}

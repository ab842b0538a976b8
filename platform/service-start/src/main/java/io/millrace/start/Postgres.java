package io.millrace.start;

import io.millrace.start.BackOff.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/// Asks whether a service's database is there, and creates it when only the server is.
record Postgres(DatabaseUrl url) implements BackOff.Question {
    // SQLSTATE values, PostgreSQL documentation, appendix A.
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String DATABASE_EXISTS = "42P04";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CLASS_AUTHORIZATION = "28";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final String TIMEOUT_SECONDS = "5";

    @Override
    public Answer ask() {
        try (Connection _ = connect(url.database())) {
            return new Answer.Ready();
        } catch (SQLException e) {
            return NO_SUCH_DATABASE.equals(e.getSQLState()) ? create() : refusal(e);
        }
    }

    private Answer create() {
        try (Connection server = connect(MAINTENANCE_DATABASE);
                Statement statement = server.createStatement()) {
            String quoted = '"' + url.database().replace("\"", "\"\"") + '"';
            statement.execute("create database " + quoted);
            return new Answer.Ready();
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (DATABASE_EXISTS.equals(state) || UNIQUE_VIOLATION.equals(state)) {
                // Another instance of this service was quicker.
                return new Answer.NotYet("another instance is creating the database");
            }
            return refusal(e);
        }
    }

    private static Answer refusal(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String why = String.valueOf(e.getMessage());
        return state.startsWith(CLASS_AUTHORIZATION) || state.equals(INSUFFICIENT_PRIVILEGE)
                ? new Answer.Never(why)
                : new Answer.NotYet(why);
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        if (url.user() != null) {
            properties.setProperty("user", url.user());
        }
        if (url.password() != null) {
            properties.setProperty("password", url.password());
        }
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
        Connection connection = new Driver().connect(url.jdbcUrl(database), properties);
        if (connection == null) {
            throw new SQLException("the driver does not understand the address");
        }
        return connection;
    }
}

package io.millrace.streams.delivery.database;

import io.millrace.streams.contract.content.StorableText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statements with bound parameters, and nothing more. Text is bound as [StorableText]: what is
/// told of a failure must not fail itself.
public final class Sql {
    /// The longest a statement of a bounded transaction may run.
    private static final Duration STATEMENT = Duration.ofSeconds(30);

    /// Reads one row.
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Sql() {}

    /// Runs a statement that changes rows.
    ///
    /// @return how many (of the first statement, where there are several)
    public static int update(Connection connection, String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Runs a query for any number of rows.
    public static <T> List<T> list(
            Connection connection, Row<T> row, String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Runs a query for at most one row.
    public static <T> Optional<T> first(
            Connection connection, Row<T> row, String sql, Object... parameters) {
        return list(connection, row, sql, parameters).stream().findFirst();
    }

    /// Bounds the running transaction: a paused or stuck owner must not hold its locks for ever.
    public static void bound(Connection connection, Duration idle, Duration lock) {
        list(
                connection,
                row -> row.getString(1),
                "select set_config('idle_in_transaction_session_timeout', ?, true),"
                        + " set_config('lock_timeout', ?, true),"
                        + " set_config('statement_timeout', ?, true)",
                idle.toMillis() + "ms",
                lock.toMillis() + "ms",
                STATEMENT.toMillis() + "ms");
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                statement.setObject(
                        i + 1,
                        parameter instanceof String text ? StorableText.of(text) : parameter);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static DatabaseFailure failure(SQLException e) {
        return new DatabaseFailure("The database answered " + e.getSQLState(), e);
    }
}

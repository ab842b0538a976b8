package io.millrace.streams.delivery.database;

import io.millrace.streams.contract.content.StorableText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    /// Reads the results of several statements.
    @FunctionalInterface
    public interface Reading<T> {
        T read(Results results) throws SQLException;
    }

    /// The results of several queries, one after the other.
    public static final class Results {
        private final Statement statement;
        private boolean first = true;

        private Results(Statement statement) {
            this.statement = statement;
        }

        /// The rows of the next one.
        public <T> List<T> list(Row<T> row) throws SQLException {
            if (!first) {
                statement.getMoreResults();
            }
            first = false;
            try (ResultSet rows = statement.getResultSet()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(row.read(rows));
                }
                return all;
            }
        }
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

    /// Runs several statements, parted by semicolons, in one go to the server and back. The first
    /// that fails ends them.
    ///
    /// @param reading takes the statements' results, in their order
    /// @param parameters of all of them
    public static <T> T several(
            Connection connection, Reading<T> reading, String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.execute();
            return reading.read(new Results(statement));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Bounds the running transaction: a paused or stuck owner must not hold its locks for ever.
    public static void bound(Connection connection, Duration idle, Duration lock) {
        list(connection, row -> row.getString(1), bounds(idle, lock));
    }

    /// The statement by which [#bound] does it; it has one row.
    public static String bounds(Duration idle, Duration lock) {
        return """
        select set_config('idle_in_transaction_session_timeout', '%dms', true),
               set_config('lock_timeout', '%dms', true),
               set_config('statement_timeout', '%dms', true)
        """
                .formatted(idle.toMillis(), lock.toMillis(), STATEMENT.toMillis());
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

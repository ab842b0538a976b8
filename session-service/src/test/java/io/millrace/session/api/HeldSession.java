package io.millrace.session.api;

import io.millrace.streams.contract.ids.SessionId;
import io.millrace.teststack.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The row lock of a session in the hands of a test, as if a request were at it. Closing it undoes
/// what was not committed.
final class HeldSession implements AutoCloseable {
    /// Those who wait for the row, and those who wait behind them.
    private static final String WAITERS =
            """
            with recursive behind as (
              select pg_backend_pid() as pid
              union
              select a.pid from pg_stat_activity a, behind b
              where a.wait_event_type = 'Lock' and b.pid = any(pg_blocking_pids(a.pid)))
            select pid from behind where pid <> pg_backend_pid()
            """;

    private final SessionId session;
    private final Connection connection;

    HeldSession(DataSource database, SessionId session) throws SQLException {
        this.session = session;
        connection = database.getConnection();
        connection.setAutoCommit(false);
        execute("select 1 from sessions where id = '%s' for update");
    }

    /// @param sql with `%s` for the session's id
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(session));
        }
    }

    /// The statements of those who wait for the row, as soon as there are so many, in lower case.
    List<String> awaitWaiters(int count) {
        return Await.value(
                count + " who wait for the session",
                () -> Optional.of(waiting()).filter(found -> found.size() == count));
    }

    /// Their statements are looked up last: who waits by then goes on waiting.
    private List<String> waiting() throws SQLException {
        List<String> pids = column(WAITERS);
        return pids.isEmpty()
                ? pids
                : column(
                        "select lower(trim(query)) from pg_stat_activity where pid in (%s)"
                                .formatted(String.join(", ", pids)));
    }

    private List<String> column(String query) throws SQLException {
        // What others run is else remembered for the whole transaction.
        execute("select pg_stat_clear_snapshot()");
        List<String> values = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}

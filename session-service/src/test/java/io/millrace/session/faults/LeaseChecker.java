package io.millrace.session.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Compares the database with the books of the allocator once everything should have come to its
/// end, and says what is wrong.
///
/// @param connection to the service's database
/// @param accepted the tasks that a server said it had
record LeaseChecker(Connection connection, Books books, Set<UUID> accepted) {
    /// What the allocator has to say.
    @FunctionalInterface
    interface Books {
        /// What is wrong when nothing should be out.
        ///
        /// @param returned how many leases were returned
        List<String> faults(Connection connection, int returned);
    }

    /// Everything that is wrong, empty when nothing is.
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> known = Set.copyOf(query("select id::text from tasks"));
        accepted.stream()
                .filter(task -> !known.contains(task.toString()))
                .forEach(task -> faults.add("an accepted task is not there: " + task));
        none(
                faults,
                "a task is not at its end",
                "select id || ' is ' || status from tasks"
                        + " where status not in ('NEEDS_REVIEW', 'COMPLETED', 'FAILED', 'CANCELLED')");
        none(
                faults,
                "a session is not at its end",
                "select id || ' is ' || inbox_status || '/' || session_status from sessions"
                        + " where inbox_status not in ('COMPLETED', 'FAILED')"
                        + " or session_status not in ('COMPLETED', 'FAILED')");
        none(
                faults,
                "a session has kept its sandbox",
                "select id::text from sessions where sbx_config is not null");
        none(
                faults,
                "a lease is not over",
                "select id || ' is ' || status || ', ' || coalesce(last_error, 'no error')"
                        + " from sandbox_leases where status not in ('RETURNED', 'WITHDRAWN')");
        int returned =
                query("select id::text from sandbox_leases where status = 'RETURNED'").size();
        faults.addAll(books.faults(connection, returned));
        return faults;
    }

    private void none(List<String> faults, String what, String query) {
        query(query + " limit 5").forEach(found -> faults.add(what + ": " + found));
    }

    private List<String> query(String sql) {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}

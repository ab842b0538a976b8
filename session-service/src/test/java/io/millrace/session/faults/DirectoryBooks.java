package io.millrace.session.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The root of the local allocator and its rows: in the end neither has anything.
record DirectoryBooks(Path root) implements LeaseChecker.Books {
    @Override
    public List<String> faults(Connection connection, int returned) {
        List<String> faults = new ArrayList<>();
        List<Path> left = directories();
        if (!left.isEmpty()) {
            faults.add("directories have leaked: " + left);
        }
        try (var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select id || ' is ' || status || ', ' || coalesce(last_error, '')"
                                        + " from sandbox_directories limit 5")) {
            while (rows.next()) {
                faults.add("a directory is still in the books: " + rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the directories cannot be read", e);
        }
        return faults;
    }

    /// What lies in the root, whatever it is.
    List<Path> directories() {
        try (var entries = Files.list(root)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the root cannot be read", e);
        }
    }
}

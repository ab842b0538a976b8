package io.millrace.session.sandboxes;

import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.teststack.Await;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Looks into the root of the local allocator, and waits until nothing is there.
@ApplicationScoped
class LocalDirectories {
    private final Database database;

    LocalDirectories(Database database) {
        this.database = database;
    }

    static Path of(Borrowing.Borrowed loan) {
        return Path.of(loan.item().path("directory").textValue());
    }

    List<Path> all() {
        try (var entries = Files.list(LocalProfile.ROOT)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the root cannot be read", e);
        }
    }

    String status(Path directory) {
        return database.text(
                        "select status from sandbox_directories where 'sandbox-' || id = ?",
                        directory.getFileName().toString())
                .orElse("none");
    }

    void awaitGone(Path directory) {
        Await.until(
                directory + " is gone",
                () -> status(directory).equals("none") && !Files.exists(directory));
    }

    /// Everything comes back.
    void end() {
        database.execute("update sandbox_directories set expires_at = now() where status = 'LENT'");
        Await.until(
                "nothing is lent or lies there",
                () ->
                        all().isEmpty()
                                && database.number("select count(*) from sandbox_directories")
                                        == 0);
    }
}

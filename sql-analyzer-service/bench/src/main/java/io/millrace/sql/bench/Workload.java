package io.millrace.sql.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The statements of a benchmark, which are run in turn. All are in the dialect `ansi`.
public enum Workload {
    /// TPC-H and TPC-DS, out of the file that the system property `bench.statements` names: one
    /// JSON object a line, `{id, sql}`, of which those count whose id begins with `tpc-`.
    TPC {
        @Override
        List<String> statements() {
            return fromFile(Path.of(file()));
        }
    },
    /// Made up: long analytical queries over a shop.
    RETAIL {
        @Override
        List<String> statements() {
            return new RetailQueries(20_261_121).make(121);
        }
    },
    /// What applications send: one line each.
    SHORT {
        @Override
        List<String> statements() {
            return List.of(
                    "SELECT id, name, email FROM app.users WHERE id = 42",
                    "SELECT count(*) FROM app.orders WHERE status = 'open' AND created_at > '2026-01-01'",
                    "SELECT o.id, u.name FROM app.orders o JOIN app.users u ON u.id = o.user_id"
                            + " WHERE o.total > 100 ORDER BY o.id",
                    "SELECT u.* FROM app.users u WHERE u.email LIKE '%@example.org'",
                    "INSERT INTO app.events (id, kind, at) VALUES (1, 'login', CURRENT_TIMESTAMP)",
                    "UPDATE app.users SET name = 'x', changed_at = CURRENT_TIMESTAMP WHERE id = 7",
                    "DELETE FROM app.sessions WHERE expires_at < CURRENT_TIMESTAMP",
                    "SELECT max(id) FROM app.events WHERE kind IN ('login', 'logout', 'expired')");
        }
    };

    static final String FILE = "bench.statements";

    abstract List<String> statements();

    static String file() {
        return System.getProperty(FILE, "");
    }

    private static List<String> fromFile(Path file) {
        ObjectMapper json = new ObjectMapper();
        List<String> found = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode entry = json.readTree(line);
                if (entry.path("id").asText().startsWith("tpc-")) {
                    found.add(entry.path("sql").asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("There is no statement of TPC in " + file + ".");
        }
        return List.copyOf(found);
    }
}

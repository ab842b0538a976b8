package io.millrace.sql.engine;

import io.millrace.sql.engine.dialect.family.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Statements of our own, one a line, for one dialect or for every one of them.
public final class StatementFile {
    /// Stands right before what cannot be read.
    static final char MARK = '«';

    private StatementFile() {}

    /// @param dialect the dialect's wire name
    public record Line(String dialect, String text) {
        public String sql() {
            return text.replace(String.valueOf(MARK), "").stripTrailing();
        }

        /// The column of the mark; empty if there is none.
        Optional<Integer> markedColumn() {
            int at = text.indexOf(MARK);
            return at < 0 ? Optional.empty() : Optional.of(Math.min(at, sql().length()) + 1);
        }

        @Override
        public String toString() {
            return dialect + ": " + text;
        }
    }

    /// The lines of `<dialect>.<kind>.sql` for every dialect that has such a file.
    public static List<Line> ofEach(String kind) {
        return Dialects.names().stream().flatMap(name -> lines(name, name, kind).stream()).toList();
    }

    /// The lines of `every.<kind>.sql`, once for every dialect.
    public static List<Line> ofAll(String kind) {
        return Dialects.names().stream()
                .flatMap(name -> lines("every", name, kind).stream())
                .toList();
    }

    private static List<Line> lines(String file, String dialect, String kind) {
        String name = "/dialects/" + file + "." + kind + ".sql";
        try (InputStream in = StatementFile.class.getResourceAsStream(name)) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("--"))
                    .map(line -> new Line(dialect, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

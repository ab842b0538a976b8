package io.millrace.sql.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A file of statements, one JSON object a line: `{id, dialect, kind, sql}`.
final class Corpus {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Dialects that the corpus calls by another name than we do.
    private static final Map<String, String> NAMES = Map.of("sparksql", "spark");

    private Corpus() {}

    /// @param kind query, dml or ddl
    record Entry(String id, String dialect, String kind, String sql) {}

    static List<Entry> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).map(Corpus::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            String dialect = node.path("dialect").asText();
            return new Entry(
                    node.path("id").asText(),
                    NAMES.getOrDefault(dialect, dialect),
                    node.path("kind").asText(),
                    node.path("sql").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

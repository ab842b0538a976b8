package io.millrace.agent.models.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Says in words what the result of `analyze_sql` holds, and nothing that it does not hold.
final class AnalysisSummary {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private AnalysisSummary() {}

    /// @param output the tool's output: sql-analyzer-service's answer as it came, or cut short
    static String of(String output) {
        Optional<JsonNode> analysis = parsed(output);
        if (analysis.isEmpty() || !analysis.get().path("statements").isArray()) {
            return "The analysis came back in a form I cannot read, so I can say nothing about the"
                    + " statement.";
        }
        List<String> sentences = new ArrayList<>();
        JsonNode statements = analysis.get().path("statements");
        for (int i = 0; i < statements.size(); i++) {
            String which = statements.size() == 1 ? "The statement" : "Statement " + (i + 1);
            sentences.add(sentenceOn(which, statements.get(i)));
        }
        for (JsonNode error : analysis.get().path("errors")) {
            sentences.add(
                    "It could not all be understood: " + error.path("message").asText() + ".");
        }
        return String.join("\n", sentences);
    }

    private static String sentenceOn(String which, JsonNode statement) {
        StringBuilder text = new StringBuilder();
        text.append(which)
                .append(" is of the kind ")
                .append(statement.path("kind").asText("unknown"))
                .append(
                        statement.path("readOnly").asBoolean()
                                ? " and only reads."
                                : " and writes.");
        appendTables(text, statement, "read", " It reads ");
        appendTables(text, statement, "written", " It writes ");
        for (JsonNode column : statement.path("columns")) {
            text.append("\n- ").append(lineage(column));
        }
        for (JsonNode error : statement.path("errors")) {
            text.append("\nError: ").append(error.path("message").asText());
        }
        return text.toString();
    }

    /// A CTE is the statement's own, so it is not among what it reads.
    private static void appendTables(
            StringBuilder text, JsonNode statement, String role, String opening) {
        String names =
                stream(statement.path("tables"))
                        .filter(table -> table.path("role").asText().equals(role))
                        .filter(table -> !table.path("kind").asText().equals("cte"))
                        .map(AnalysisSummary::qualifiedName)
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            text.append(opening).append(names).append('.');
        }
    }

    private static String qualifiedName(JsonNode table) {
        StringJoiner name = new StringJoiner(".");
        for (String part : List.of("databaseIdentifier", "schemaIdentifier", "tableIdentifier")) {
            if (table.path(part).isTextual()) {
                name.add(table.path(part).asText());
            }
        }
        return name.toString();
    }

    private static String lineage(JsonNode column) {
        String sources =
                stream(column.path("sources"))
                        .map(source ->
                                "%s.%s (%s)"
                                        .formatted(
                                                source.path("table").asText("?"),
                                                source.path("column").asText("?"),
                                                source.path("kind").asText("?")))
                        .collect(Collectors.joining(", "));
        String name = column.path("name").asText("(unnamed)");
        return sources.isEmpty() ? name + " comes from no table" : name + " comes from " + sources;
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Optional<JsonNode> parsed(String output) {
        try {
            return Optional.ofNullable(JSON.readTree(output));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}

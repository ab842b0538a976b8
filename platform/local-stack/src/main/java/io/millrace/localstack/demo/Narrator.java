package io.millrace.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Prints what happens in a session as it happens.
final class Narrator {
    private static final String ANALYSIS = "analyze_sql";
    private static final int SHOWN = 100;

    private final PrintWriter out;
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> calls = new HashMap<>();
    private boolean insideLine;
    private Optional<JsonNode> analysis = Optional.empty();
    private Optional<String> title = Optional.empty();

    Narrator(PrintWriter out) {
        this.out = out;
    }

    /// A piece of a step that the agent is writing.
    void delta(JsonNode payload) {
        if (!payload.path("kind").asText().equals("text")) {
            return;
        }
        told.add(payload.path("step").asText());
        out.print(payload.path("text").asText());
        out.flush();
        insideLine = true;
    }

    /// A finished step: its words, unless they were told piece by piece, its calls and results.
    void message(JsonNode payload) {
        boolean known = told.contains(payload.path("step").asText());
        for (JsonNode block : payload.path("content")) {
            switch (block.path("type").asText()) {
                case "text" -> {
                    if (!known) {
                        line(block.path("text").asText());
                    }
                }
                case "tool_use" -> {
                    calls.put(block.path("id").asText(), block.path("name").asText());
                    line(
                            "  -> "
                                    + block.path("name").asText()
                                    + " "
                                    + shortened(block.path("input").toString()));
                }
                case "tool_result" -> result(block);
                default -> line("  (" + block.path("type").asText() + ")");
            }
        }
        endLine();
    }

    /// A new state of the task.
    void task(JsonNode payload) {
        line("[" + payload.path("status").asText() + "]");
    }

    /// A new state of the session.
    void session(JsonNode payload) {
        title = Optional.of(payload.path("title").asText()).filter(text -> !text.isBlank());
    }

    /// What `analyze_sql` answered, if it did.
    Optional<JsonNode> analysis() {
        return analysis;
    }

    /// The session's title, if one was told.
    Optional<String> title() {
        return title;
    }

    private void result(JsonNode block) {
        String tool = calls.getOrDefault(block.path("tool_use_id").asText(), "tool");
        String content = block.path("content").asText();
        boolean failed = block.path("is_error").asBoolean();
        line("  <- " + tool + (failed ? " failed: " : ": ") + shortened(content));
        if (tool.equals(ANALYSIS) && !failed) {
            try {
                analysis = Optional.of(Api.JSON.readTree(content));
            } catch (JsonProcessingException e) {
                line("  (that is no JSON: " + e.getOriginalMessage() + ")");
            }
        }
    }

    private void line(String text) {
        endLine();
        out.println(text);
    }

    private void endLine() {
        if (insideLine) {
            out.println();
            insideLine = false;
        }
    }

    private static String shortened(String text) {
        String flat = text.replaceAll("\\s+", " ").strip();
        return flat.codePointCount(0, flat.length()) <= SHOWN
                ? flat
                : flat.substring(0, flat.offsetByCodePoints(0, SHOWN)) + "…";
    }
}

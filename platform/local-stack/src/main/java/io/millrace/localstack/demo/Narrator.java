package io.millrace.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Prints what happens in a session as it happens.
final class Narrator {
    private static final String ANALYSIS = "analyze_sql";
    private static final String SPEECH = "message_user";
    private static final int SHOWN = 100;

    private final PrintWriter out;
    private final Set<Integer> told = new HashSet<>();
    private final Map<String, String> calls = new HashMap<>();
    private final List<JsonNode> early = new ArrayList<>();
    private final List<String> later = new ArrayList<>();
    private int finishedSteps;
    private boolean insideLine;
    private Optional<JsonNode> analysis = Optional.empty();

    Narrator(PrintWriter out) {
        this.out = out;
    }

    /// A piece of a step that the agent is writing. Pieces are quicker than finished steps; one
    /// that overtakes the end of the step before is told after it.
    void delta(JsonNode payload) {
        if (payload.path("step").asInt() > finishedSteps + 1) {
            early.add(payload);
        } else {
            tell(payload);
        }
    }

    /// A finished step: its words, unless they were told piece by piece, its calls and results.
    void message(JsonNode payload) {
        boolean known = told.contains(payload.path("step").asInt());
        for (JsonNode block : payload.path("content")) {
            switch (block.path("type").asText()) {
                case "text" -> {
                    if (!known) {
                        line(block.path("text").asText());
                    }
                }
                case "tool_use" -> call(block);
                case "tool_result" -> result(block);
                default -> line("  (" + block.path("type").asText() + ")");
            }
        }
        endLine();
        finishedSteps = Math.max(finishedSteps, payload.path("step").asInt());
        List<JsonNode> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(this::delta);
    }

    /// A new state of the task; told when the line that is being written is whole.
    void task(JsonNode payload) {
        String news = "[" + payload.path("status").asText() + "]";
        if (insideLine) {
            later.add(news);
        } else {
            out.println(news);
        }
    }

    private void tell(JsonNode payload) {
        if (!payload.path("kind").asText().equals("text")) {
            return;
        }
        told.add(payload.path("step").asInt());
        out.print(payload.path("text").asText());
        out.flush();
        insideLine = true;
    }

    private void call(JsonNode block) {
        String name = block.path("name").asText();
        calls.put(block.path("id").asText(), name);
        JsonNode said = block.path("input").path("message");
        line(
                name.equals(SPEECH) && said.isTextual()
                        ? "  -> " + name + ": " + said.asText()
                        : "  -> " + name + " " + shortened(block.path("input").toString()));
    }

    /// What `analyze_sql` answered, if it did.
    Optional<JsonNode> analysis() {
        return analysis;
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
        later.forEach(out::println);
        later.clear();
    }

    private static String shortened(String text) {
        String flat = text.replaceAll("\\s+", " ").strip();
        return flat.codePointCount(0, flat.length()) <= SHOWN
                ? flat
                : flat.substring(0, flat.offsetByCodePoints(0, SHOWN)) + "…";
    }
}

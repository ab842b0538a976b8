package io.millrace.agent.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Turns steps into rows and back.
final class StepContent {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<ContentBlock>> BLOCKS = new TypeReference<>() {};

    /// PostgreSQL's JSON cannot hold U+0000, and a tool's output can.
    private static final String NUL = "\\u0000";

    private static final String REPLACEMENT = "\\ufffd";

    private StepContent() {}

    static String json(List<ContentBlock> content) {
        try {
            return withoutNul(JSON.writerFor(BLOCKS).writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A step's content cannot be written", e);
        }
    }

    static List<ContentBlock> blocks(StepEntity row) {
        try {
            return JSON.readValue(row.content, BLOCKS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Step %d of the run %s cannot be read".formatted(row.number, row.runId), e);
        }
    }

    static Step step(StepEntity row) {
        List<ContentBlock> content = blocks(row);
        Duration duration = Duration.ofMillis(row.durationMillis);
        return switch (StepKind.valueOf(row.kind)) {
            case MODEL_REPLY ->
                    new Step.ModelReplied(
                            content, new TokenUsage(row.inputTokens, row.outputTokens), duration);
            case TOOL_RESULT ->
                    new Step.ToolAnswered(
                            Objects.requireNonNull(row.tool),
                            Objects.requireNonNull(row.idempotencyKey),
                            (ContentBlock.ToolResult) content.getFirst(),
                            duration);
        };
    }

    /// Replaces the escape of U+0000, and leaves an escaped backslash before `u0000` alone.
    private static String withoutNul(String json) {
        if (!json.contains(NUL)) {
            return json;
        }
        StringBuilder clean = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            if (json.startsWith(NUL, i)) {
                clean.append(REPLACEMENT);
                i += NUL.length() - 1;
            } else {
                clean.append(json.charAt(i));
                if (json.charAt(i) == '\\' && i + 1 < json.length()) {
                    i++;
                    clean.append(json.charAt(i));
                }
            }
        }
        return clean.toString();
    }
}

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

    private StepContent() {}

    /// @param content as [StorableContent] leaves it
    static String json(List<ContentBlock> content) {
        try {
            return JSON.writerFor(BLOCKS).writeValueAsString(content);
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
}

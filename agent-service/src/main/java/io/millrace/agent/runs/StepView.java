package io.millrace.agent.runs;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.content.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A step as the run's owner sees it.
///
/// @param number 1, 2, 3 … within the run
/// @param attempt which worker made it
/// @param content blocks told apart by `type`
@Schema(name = "Step")
public record StepView(
        int number,
        StepKind kind,
        int attempt,
        UUID messageId,
        MessageRole role,
        List<ContentBlock> content,
        @Nullable String tool,
        TokenUsage usage,
        long durationMillis,
        Instant createdAt) {

    static StepView of(StepEntity step) {
        return new StepView(
                step.number,
                StepKind.valueOf(step.kind),
                step.attempt,
                step.messageId,
                MessageRole.valueOf(step.role),
                StepContent.blocks(step),
                step.tool,
                new TokenUsage(step.inputTokens, step.outputTokens),
                step.durationMillis,
                step.createdAt);
    }
}

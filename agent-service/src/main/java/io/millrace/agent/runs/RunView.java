package io.millrace.agent.runs;

import io.millrace.streams.contract.content.TokenUsage;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A run as its owner sees it.
///
/// @param request which request of the task it answers, from 1
/// @param model the public name of the model; `scripted` is the deterministic built-in
/// @param detail the result, the error or the question, where the state has one
/// @param attempt which worker is or was at it, from 1
/// @param steps how many steps are stored
@Schema(name = "Run")
public record RunView(
        UUID id,
        UUID taskId,
        UUID sessionId,
        int request,
        String model,
        @Schema(
                        enumeration = {
                            "RUNNING",
                            "COMPLETED",
                            "FAILED",
                            "STOPPED",
                            "NEEDS_HELP",
                            "HANDED_OVER"
                        })
                String state,
        @Nullable String detail,
        int attempt,
        int steps,
        TokenUsage usage,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant endedAt) {

    static RunView of(RunEntity run) {
        return new RunView(
                run.id,
                run.taskId,
                run.sessionId,
                run.request,
                run.model,
                run.state,
                run.detail.isEmpty() ? null : run.detail,
                run.attempt,
                run.steps,
                new TokenUsage(run.inputTokens, run.outputTokens),
                run.startedAt,
                run.updatedAt,
                run.endedAt);
    }
}

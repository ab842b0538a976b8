package io.millrace.agent.work;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.RunState;
import io.millrace.agent.runs.Step;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Runs that have come some way.
final class ProgressExamples {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private ProgressExamples() {}

    static Progress of(Step... steps) {
        List<Progress.Stored> stored = new ArrayList<>();
        for (Step step : steps) {
            stored.add(new Progress.Stored(new MessageId(new UUID(1, stored.size())), step));
        }
        return new Progress(
                new RunId(new UUID(2, 0)),
                1,
                START,
                new RunState.Running(),
                TokenUsage.NONE,
                stored,
                Optional.empty());
    }

    static Step.ModelReplied calls(String... idsAndTools) {
        List<ContentBlock> content = new ArrayList<>();
        for (int i = 0; i < idsAndTools.length; i += 2) {
            content.add(
                    new ContentBlock.ToolUse(
                            idsAndTools[i],
                            idsAndTools[i + 1],
                            JsonNodeFactory.instance.objectNode().put("a", 1)));
        }
        return new Step.ModelReplied(content, TokenUsage.NONE, Duration.ZERO);
    }

    static Step.ToolAnswered answer(String id, String tool, String content) {
        return new Step.ToolAnswered(
                tool, "run:" + id, new ContentBlock.ToolResult(id, content, false), Duration.ZERO);
    }
}

package io.millrace.agent.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void the_next_call_is_the_first_without_a_result() {
        Step reply = replyCalling("1", "2");

        assertEquals(Optional.of("1"), next(reply));
        assertEquals(Optional.of("2"), next(reply, answer("1")));
        assertEquals(Optional.empty(), next(reply, answer("1"), answer("2")));
        assertEquals(Optional.of("3"), next(reply, answer("1"), answer("2"), replyCalling("3")));
        assertEquals(Optional.empty(), next());
    }

    private static Optional<String> next(Step... steps) {
        List<Progress.Stored> stored =
                Arrays.stream(steps)
                        .map(step -> new Progress.Stored(new MessageId(UUID.randomUUID()), step))
                        .toList();
        return new Progress(
                        new RunId(new UUID(0, 0)),
                        1,
                        Instant.EPOCH,
                        new RunState.Running(),
                        TokenUsage.NONE,
                        stored,
                        Optional.empty())
                .nextCall()
                .map(ContentBlock.ToolUse::id);
    }

    private static Step replyCalling(String... ids) {
        List<ContentBlock> calls =
                Arrays.stream(ids)
                        .map(id ->
                                (ContentBlock)
                                        new ContentBlock.ToolUse(
                                                id, "tool", JsonNodeFactory.instance.objectNode()))
                        .toList();
        return new Step.ModelReplied(calls, TokenUsage.NONE, Duration.ZERO);
    }

    private static Step answer(String id) {
        return new Step.ToolAnswered(
                "tool", "key", new ContentBlock.ToolResult(id, "", false), Duration.ZERO);
    }
}

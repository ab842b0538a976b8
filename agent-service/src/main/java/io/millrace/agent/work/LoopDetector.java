package io.millrace.agent.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.Step;
import io.millrace.streams.contract.content.ContentBlock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Notices a run that goes in circles: the same call with the same result, again and again.
final class LoopDetector {
    private LoopDetector() {}

    /// The tool that the run has called so often in vain, if there is one.
    static Optional<String> stuckOn(Progress progress, int limit) {
        Map<String, ContentBlock.ToolUse> calls = new HashMap<>();
        Map<Exchange, Integer> counts = new HashMap<>();
        for (Progress.Stored stored : progress.steps()) {
            switch (stored.step()) {
                case Step.ModelReplied reply ->
                        reply.calls().forEach(call -> calls.put(call.id(), call));
                case Step.ToolAnswered answer -> {
                    ContentBlock.ToolUse call = calls.get(answer.result().toolUseId());
                    if (call != null) {
                        Exchange exchange =
                                new Exchange(call.name(), call.input(), answer.result().content());
                        if (counts.merge(exchange, 1, Integer::sum) >= limit) {
                            return Optional.of(call.name());
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private record Exchange(String tool, JsonNode arguments, String result) {}
}

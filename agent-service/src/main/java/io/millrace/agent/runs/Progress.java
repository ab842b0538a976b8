package io.millrace.agent.runs;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How far a run has come.
///
/// @param attempt which worker is at it, from 1
/// @param steps all that is stored, in order
/// @param callInFlight the call that is not idempotent and was begun without its result being
///   stored
public record Progress(
        RunId run,
        int attempt,
        Instant startedAt,
        RunState state,
        TokenUsage usage,
        List<Stored> steps,
        Optional<String> callInFlight) {
    public Progress {
        steps = List.copyOf(steps);
    }

    /// A step and the message that tells of it.
    public record Stored(MessageId message, Step step) {}

    /// The next tool call of the last reply that has no result yet.
    public Optional<ContentBlock.ToolUse> nextCall() {
        Set<String> answered = new HashSet<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            switch (steps.get(i).step()) {
                case Step.ToolAnswered tool -> answered.add(tool.result().toolUseId());
                case Step.ModelReplied reply -> {
                    return reply.calls().stream()
                            .filter(call -> !answered.contains(call.id()))
                            .findFirst();
                }
            }
        }
        return Optional.empty();
    }

    /// The last reply of the model.
    public Optional<Step.ModelReplied> lastReply() {
        return steps.reversed().stream()
                .map(Stored::step)
                .filter(Step.ModelReplied.class::isInstance)
                .map(Step.ModelReplied.class::cast)
                .findFirst();
    }

    Progress with(Stored step, RunState next, TokenUsage total) {
        return new Progress(
                run,
                attempt,
                startedAt,
                next,
                total,
                Stream.concat(steps.stream(), Stream.of(step)).toList(),
                Optional.empty());
    }
}

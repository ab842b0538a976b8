package io.millrace.agent.work;

import io.millrace.agent.models.ModelMessage;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives calls a result whose run was stopped in the middle of them: providers refuse a
/// conversation in which a call has none.
final class UnansweredCalls {
    private static final String STOPPED =
            "The run was stopped before this call had a result. Whether it took effect is not"
                    + " known.";

    private UnansweredCalls() {}

    /// The same messages, and behind each that calls a tool the results that are missing.
    static List<ModelMessage> answered(List<ModelMessage> messages) {
        Set<String> results =
                blocks(messages, ContentBlock.ToolResult.class).stream()
                        .map(ContentBlock.ToolResult::toolUseId)
                        .collect(Collectors.toSet());
        List<ModelMessage> whole = new ArrayList<>(messages.size());
        for (ModelMessage message : messages) {
            whole.add(message);
            List<ContentBlock> missing =
                    blocks(List.of(message), ContentBlock.ToolUse.class).stream()
                            .filter(call -> !results.contains(call.id()))
                            .<ContentBlock>map(
                                    call -> new ContentBlock.ToolResult(call.id(), STOPPED, true))
                            .toList();
            if (!missing.isEmpty()) {
                whole.add(new ModelMessage(MessageRole.USER, missing));
            }
        }
        return whole;
    }

    private static <B extends ContentBlock> List<B> blocks(
            List<ModelMessage> messages, Class<B> type) {
        return messages.stream()
                .flatMap(message -> message.content().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}

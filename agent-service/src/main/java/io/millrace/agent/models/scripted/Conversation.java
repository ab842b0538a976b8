package io.millrace.agent.models.scripted;

import io.millrace.agent.models.ModelMessage;
import io.millrace.agent.models.ModelRequest;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A conversation as this model sees it: the last prompt, and what has been done about it since.
///
/// @param prompt the last text a user wrote
/// @param since all messages after it
/// @param length how many messages there are altogether
record Conversation(String prompt, List<ModelMessage> since, int length) {
    static Conversation of(ModelRequest request) {
        List<ModelMessage> messages = request.messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            ModelMessage message = messages.get(i);
            if (message.role() == MessageRole.USER && isPrompt(message)) {
                return new Conversation(
                        textOf(message), messages.subList(i + 1, messages.size()), messages.size());
            }
        }
        return new Conversation("", messages, messages.size());
    }

    /// How often this model has replied since the prompt.
    int replies() {
        return (int) since.stream().filter(m -> m.role() == MessageRole.ASSISTANT).count();
    }

    /// The result of the last call of a tool since the prompt.
    Optional<ContentBlock.ToolResult> resultOf(String tool) {
        return blocks(ContentBlock.ToolUse.class).stream()
                .filter(call -> call.name().equals(tool))
                .reduce((_, later) -> later)
                .flatMap(call ->
                        blocks(ContentBlock.ToolResult.class).stream()
                                .filter(result -> result.toolUseId().equals(call.id()))
                                .findFirst());
    }

    /// Whether a tool has been called since the prompt.
    boolean called(String tool) {
        return blocks(ContentBlock.ToolUse.class).stream()
                .anyMatch(call -> call.name().equals(tool));
    }

    private <B extends ContentBlock> List<B> blocks(Class<B> type) {
        return since.stream()
                .flatMap(message -> message.content().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static boolean isPrompt(ModelMessage message) {
        return message.content().stream().anyMatch(ContentBlock.Text.class::isInstance);
    }

    private static String textOf(ModelMessage message) {
        return message.content().stream()
                .filter(ContentBlock.Text.class::isInstance)
                .map(block -> ((ContentBlock.Text) block).text())
                .collect(Collectors.joining("\n"));
    }
}

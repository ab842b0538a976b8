package io.millrace.session.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.ContentBlock.UserAction;
import io.millrace.streams.contract.content.MessageRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Neighbouring messages that one side has to answer for, as a conversation is shown.
///
/// @param role whose side it is: what tools answered, and what the user did at the wheel, is shown
///   on the assistant's
/// @param takeOver true for what the user did at the wheel, absent else
@Schema(name = "MessageGroup")
public record MessageGroup(
        MessageRole role,
        List<MessageView> messages,
        @JsonProperty("take_over") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Boolean takeOver) {
    public MessageGroup {
        messages = List.copyOf(messages);
    }

    /// Groups messages in their order:
    ///
    /// 1. a USER message of nothing but tool results counts as ASSISTANT;
    /// 2. one of nothing but `user_action` blocks is replaced by the tool uses in them, as
    ///    ASSISTANT with `take_over`;
    /// 3. neighbours with the same role and the same `take_over` are one group.
    public static List<MessageGroup> of(List<MessageView> messages) {
        List<MessageGroup> groups = new ArrayList<>();
        for (MessageView message : messages) {
            MessageGroup next = alone(message);
            MessageGroup last = groups.isEmpty() ? null : groups.getLast();
            if (last != null && last.isLike(next)) {
                List<MessageView> both = new ArrayList<>(last.messages());
                both.addAll(next.messages());
                groups.set(groups.size() - 1, new MessageGroup(last.role(), both, last.takeOver()));
            } else {
                groups.add(next);
            }
        }
        return List.copyOf(groups);
    }

    private static MessageGroup alone(MessageView message) {
        if (message.role() == MessageRole.USER && !message.content().isEmpty()) {
            if (message.content().stream().allMatch(ContentBlock.ToolResult.class::isInstance)) {
                return new MessageGroup(MessageRole.ASSISTANT, List.of(message), null);
            }
            if (message.content().stream().allMatch(UserAction.class::isInstance)) {
                List<ContentBlock> uses =
                        message.content().stream()
                                .map(UserAction.class::cast)
                                .flatMap(action -> action.content().stream())
                                .filter(ContentBlock.ToolUse.class::isInstance)
                                .toList();
                return new MessageGroup(
                        MessageRole.ASSISTANT,
                        List.of(message.of(MessageRole.ASSISTANT, uses)),
                        true);
            }
        }
        return new MessageGroup(message.role(), List.of(message), null);
    }

    private boolean isLike(MessageGroup other) {
        return role == other.role
                && Optional.ofNullable(takeOver).equals(Optional.ofNullable(other.takeOver));
    }
}

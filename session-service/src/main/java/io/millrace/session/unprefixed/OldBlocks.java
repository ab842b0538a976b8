package io.millrace.session.unprefixed;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.session.messages.MessageGroup;
import io.millrace.session.messages.MessageView;
import io.millrace.streams.contract.content.ContentBlock;
import java.util.List;
import java.util.Map;

/// Shows messages as these clients expect them: what a tool has answered is an array of blocks.
final class OldBlocks {
    private OldBlocks() {}

    static List<MessageView> of(List<MessageView> messages) {
        return messages.stream()
                .map(message ->
                        message.of(
                                message.role(),
                                message.content().stream().map(OldBlocks::of).toList()))
                .toList();
    }

    static List<MessageGroup> grouped(List<MessageView> messages) {
        return MessageGroup.of(messages).stream()
                .map(group ->
                        new MessageGroup(group.role(), of(group.messages()), group.takeOver()))
                .toList();
    }

    private static ContentBlock of(ContentBlock block) {
        return block instanceof ContentBlock.ToolResult answer ? of(answer) : block;
    }

    private static ContentBlock of(ContentBlock.ToolResult answer) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return new ContentBlock.Other(
                answer.type(),
                Map.of(
                        "tool_use_id",
                        TextNode.valueOf(answer.toolUseId()),
                        "content",
                        json.arrayNode()
                                .add(
                                        json.objectNode()
                                                .put("type", "text")
                                                .put("text", answer.content())),
                        "is_error",
                        BooleanNode.valueOf(answer.isError())));
    }
}

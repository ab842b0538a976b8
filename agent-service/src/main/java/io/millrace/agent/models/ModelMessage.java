package io.millrace.agent.models;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import java.util.List;

/// One message of a conversation. A tool's result comes as the user's, fenced as data.
public record ModelMessage(MessageRole role, List<ContentBlock> content) {
    public ModelMessage {
        content = List.copyOf(content);
    }
}

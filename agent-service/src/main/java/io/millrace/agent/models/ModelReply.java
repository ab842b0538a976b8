package io.millrace.agent.models;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.TokenUsage;
import java.util.List;

/// How a model call ended.
public sealed interface ModelReply {
    /// With words, tool calls, or both.
    record Answered(List<ContentBlock> content, TokenUsage usage) implements ModelReply {
        public Answered {
            content = List.copyOf(content);
        }
    }

    /// Without a reply.
    ///
    /// @param why for people; names no secret
    /// @param worthRetrying whether the same call may succeed soon (overload, a broken connection)
    record Failed(String why, boolean worthRetrying) implements ModelReply {}
}

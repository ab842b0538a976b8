package io.millrace.agent.sessions;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.TaskId;
import java.util.List;

/// What has been said in a session so far, or why that is not known.
public sealed interface History {
    /// @param messages the oldest first
    record Known(List<Said> messages) implements History {
        public Known {
            messages = List.copyOf(messages);
        }
    }

    /// session-service does not say.
    record Unknown(String why) implements History {}

    /// One message.
    record Said(MessageId id, TaskId task, MessageRole role, List<ContentBlock> content) {
        public Said {
            content = List.copyOf(content);
        }
    }
}

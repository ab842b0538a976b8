package io.millrace.agent.sessions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.TaskId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is read of a page of session-service's messages.
///
/// @param next the cursor of the next page, null on the last
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record MessagesAnswer(List<Message> data, @Nullable String next) {

    /// One message.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Message(MessageId id, TaskId taskId, MessageRole role, List<ContentBlock> content) {}
}

package io.millrace.agent.runs;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.content.StorableContent;
import io.millrace.streams.contract.content.StorableText;
import io.millrace.streams.contract.content.TokenUsage;
import java.time.Duration;
import java.util.List;

/// One finished step of a run.
public sealed interface Step {
    /// What the message that tells of it holds.
    List<ContentBlock> content();

    /// Whose words that message holds.
    MessageRole role();

    /// How long it took.
    Duration duration();

    /// The same step as it can be stored, see [StorableText].
    Step storable();

    /// The model has replied.
    record ModelReplied(List<ContentBlock> content, TokenUsage usage, Duration duration)
            implements Step {
        public ModelReplied {
            content = List.copyOf(content);
        }

        @Override
        public MessageRole role() {
            return MessageRole.ASSISTANT;
        }

        @Override
        public Step storable() {
            return new ModelReplied(StorableContent.of(content), usage, duration);
        }

        /// The tools it called, in order.
        public List<ContentBlock.ToolUse> calls() {
            return content.stream()
                    .filter(ContentBlock.ToolUse.class::isInstance)
                    .map(ContentBlock.ToolUse.class::cast)
                    .toList();
        }
    }

    /// A tool has answered.
    ///
    /// @param tool its name
    /// @param result what the model gets to see
    record ToolAnswered(
            String tool, String idempotencyKey, ContentBlock.ToolResult result, Duration duration)
            implements Step {
        @Override
        public List<ContentBlock> content() {
            return List.of(result);
        }

        @Override
        public MessageRole role() {
            return MessageRole.USER;
        }

        @Override
        public Step storable() {
            return new ToolAnswered(
                    StorableText.of(tool),
                    StorableText.of(idempotencyKey),
                    StorableContent.of(result),
                    duration);
        }
    }
}

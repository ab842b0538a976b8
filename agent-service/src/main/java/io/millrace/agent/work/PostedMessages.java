package io.millrace.agent.work;

import io.millrace.agent.models.ModelMessage;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.ids.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the user has written to a run that is going on. Heard by one thread and read by the run's.
///
/// A message gets its place when the model is next asked: only then every call has its result, and
/// a message between a call and its result is more than providers take.
final class PostedMessages {
    private final Set<MessageId> known = new HashSet<>();
    private final Map<MessageId, ModelMessage> waiting = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    /// A message and how many steps of the run come before it.
    record Placed(int afterSteps, ModelMessage message) {}

    /// The user has written. What is known already is not said twice.
    synchronized void hear(MessageId id, String text) {
        if (known.add(id)) {
            waiting.put(
                    id, new ModelMessage(MessageRole.USER, List.of(new ContentBlock.Text(text))));
        }
    }

    /// These messages are in the conversation anyhow.
    synchronized void know(Collection<MessageId> messages) {
        known.addAll(messages);
        waiting.keySet().removeAll(messages);
    }

    /// Whether the model has yet to answer something.
    synchronized boolean areWaiting() {
        return !waiting.isEmpty();
    }

    /// All messages in their places; those that wait get theirs now.
    ///
    /// @param steps how many steps are stored
    synchronized List<Placed> placedAfter(int steps) {
        waiting.values().forEach(message -> placed.add(new Placed(steps, message)));
        waiting.clear();
        return List.copyOf(placed);
    }
}

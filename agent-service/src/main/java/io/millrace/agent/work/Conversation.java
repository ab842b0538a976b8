package io.millrace.agent.work;

import io.millrace.agent.models.Fence;
import io.millrace.agent.models.ModelMessage;
import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.Step;
import io.millrace.agent.sessions.History;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts together what a model gets to read: what was said in the session before, then this run's
/// own steps. Tool output is fenced, wherever it comes from.
final class Conversation {
    private Conversation() {}

    /// What was said before this run, with the task's prompt.
    ///
    /// @param progress the run's own messages, which session-service may know already
    static List<ModelMessage> before(
            TaskRequested task, List<History.Said> history, Progress progress) {
        Set<MessageId> own =
                progress.steps().stream().map(Progress.Stored::message).collect(Collectors.toSet());
        List<ModelMessage> messages = new ArrayList<>();
        boolean prompted = false;
        for (History.Said said : history) {
            if (!own.contains(said.id())) {
                messages.add(new ModelMessage(said.role(), fenced(said.content())));
                prompted |= said.task().equals(task.taskId()) && said.role() == MessageRole.USER;
            }
        }
        if (!prompted) {
            messages.add(
                    new ModelMessage(
                            MessageRole.USER, List.of(new ContentBlock.Text(task.prompt()))));
        }
        return UnansweredCalls.answered(messages);
    }

    /// Everything the model gets to read next.
    ///
    /// @param posted what the user has written since the run began
    static List<ModelMessage> of(
            List<ModelMessage> before, Progress progress, List<PostedMessages.Placed> posted) {
        List<ModelMessage> messages = new ArrayList<>(before);
        for (int done = 0; done <= progress.steps().size(); done++) {
            int now = done;
            posted.stream()
                    .filter(placed -> placed.afterSteps() == now)
                    .map(PostedMessages.Placed::message)
                    .forEach(messages::add);
            if (done < progress.steps().size()) {
                Step step = progress.steps().get(done).step();
                messages.add(new ModelMessage(step.role(), fenced(step.content())));
            }
        }
        return messages;
    }

    private static List<ContentBlock> fenced(List<ContentBlock> content) {
        return content.stream().map(Conversation::fenced).toList();
    }

    private static ContentBlock fenced(ContentBlock block) {
        return switch (block) {
            case ContentBlock.ToolResult result ->
                    new ContentBlock.ToolResult(
                            result.toolUseId(), Fence.around(result.content()), result.isError());
            case ContentBlock.Text _,
                    ContentBlock.ToolUse _,
                    ContentBlock.Image _,
                    ContentBlock.Document _,
                    ContentBlock.Thinking _,
                    ContentBlock.RedactedThinking _,
                    ContentBlock.UserAction _,
                    ContentBlock.LineageRef _,
                    ContentBlock.AssetRef _,
                    ContentBlock.Other _ ->
                    block;
        };
    }
}

package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.TaskEvent.MessageAppended;
import io.millrace.streams.contract.payloads.WatcherEvent.StepDelta;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The wheel goes from the agent to the user and back.
@QuarkusTest
@WithTestResource(AgentStack.class)
class HandOverTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    AgentProbe probe;
    FakePeers peers;

    @Test
    void a_run_that_is_taken_over_drops_its_model_call_and_keeps_its_steps() {
        TaskRequested task =
                openTask(
                        "```script\ncall message_user {\"message\":\"one\"}\nsay Wait\nsleep 1m\n```");
        probe.request(task);
        awaitDelta(task, 3);

        probe.takeOver(task);

        awaitHandedOver(task);
        List<TaskEvent> events = probe.awaitEnd(task);
        assertEquals(2, of(MessageAppended.class, events).size());
        var end = assertInstanceOf(TaskEvent.TaskHandedOver.class, events.getLast());
        assertTrue(end.usage().outputTokens() > 0);
    }

    @Test
    void a_resumed_task_goes_on_with_what_was_posted_in_its_history() {
        TaskRequested task = openTask("```script\nsay Wait\nsleep 1m\n```");
        probe.request(task);
        awaitDelta(task, 1);
        probe.takeOver(task);
        awaitHandedOver(task);
        peers.history(
                task.sessionId().toString(),
                said(task, UUID.randomUUID(), "```script\\nsay Wait\\nsleep 1m\\n```")
                        + ","
                        + said(task, UUID.randomUUID(), "```script\\nsay As you wish\\n```"));

        TaskRequested again = request(task, 2);
        probe.resume(again);
        probe.request(again);

        awaitCompleted(task);
        assertTrue(texts(task).contains("As you wish"), () -> texts(task).toString());
    }

    @Test
    void a_takeover_that_comes_late_does_not_stop_the_run_that_goes_on() {
        TaskRequested task = openTask("```script\nsay Go on\nsleep 1s\n```");
        TaskRequested second = request(task, 2);
        probe.request(second);
        awaitDelta(task, 1);

        probe.takeOver(task);

        awaitCompleted(task);
    }

    @Test
    void a_run_that_missed_the_takeover_lets_go_when_the_task_goes_on() {
        TaskRequested task = openTask("```script\nsay Wait\nsleep 1m\n```");
        probe.request(task);
        awaitDelta(task, 1);

        probe.resume(request(task, 2));

        awaitHandedOver(task);
    }

    @Test
    void what_the_user_writes_meanwhile_is_answered_before_the_run_ends() {
        TaskRequested task = openTask("```script\nsay Hello\nsleep 1s\n```");
        probe.request(task);
        awaitDelta(task, 1);

        MessageId message = new MessageId(UUID.randomUUID());
        probe.post(task, message, "```script\nsay In euros then\n```");
        probe.post(task, message, "```script\nsay In euros then\n```");

        awaitCompleted(task);
        List<String> texts = texts(task);
        assertEquals(List.of("Hello", "In euros then"), texts);
    }

    private TaskRequested openTask(String prompt) {
        TaskRequested task = probe.taskOf("alice", prompt);
        peers.task(task.taskId().toString(), "RUNNING", "ASSISTANT", null);
        return task;
    }

    private static TaskRequested request(TaskRequested task, int attempt) {
        return new TaskRequested(
                task.taskId(),
                task.sessionId(),
                task.userId(),
                task.priority(),
                attempt,
                task.prompt(),
                task.model());
    }

    private static String said(TaskRequested task, UUID id, String text) {
        return """
        {"id":"%s","taskId":"%s","role":"USER","content":[{"type":"text","text":"%s"}]}\
        """
                .formatted(id, task.taskId(), text);
    }

    private void awaitDelta(TaskRequested task, int step) {
        try (StreamProbe<Envelope> watcher = probe.watch(task)) {
            watcher.await(
                    "a delta of step " + step,
                    envelope -> envelope.data() instanceof StepDelta delta && delta.step() == step);
        }
    }

    private void awaitHandedOver(TaskRequested task) {
        awaitEvent(task, TaskEvent.TaskHandedOver.class, A_SECOND);
    }

    private void awaitCompleted(TaskRequested task) {
        awaitEvent(task, TaskEvent.TaskCompleted.class, Duration.ofSeconds(20));
    }

    private void awaitEvent(TaskRequested task, Class<? extends TaskEvent> type, Duration within) {
        try (StreamProbe<Envelope> events = probe.events()) {
            events.await(
                    type.getSimpleName(),
                    within,
                    envelope ->
                            type.isInstance(envelope.data())
                                    && ((TaskEvent) envelope.data())
                                            .taskId()
                                            .equals(task.taskId()));
        }
    }

    private List<String> texts(TaskRequested task) {
        try (StreamProbe<Envelope> events = probe.events()) {
            return events.all().stream()
                    .map(Envelope::data)
                    .filter(MessageAppended.class::isInstance)
                    .map(MessageAppended.class::cast)
                    .filter(message -> message.taskId().equals(task.taskId()))
                    .flatMap(message -> message.content().stream())
                    .filter(ContentBlock.Text.class::isInstance)
                    .map(block -> ((ContentBlock.Text) block).text())
                    .toList();
        }
    }

    private static <E> List<E> of(Class<E> type, List<TaskEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

package io.millrace.agent.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.localstack.redis.RedisConnection;
import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.contract.payloads.ControlEvent;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WatcherEvent.StepDelta;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.contract.payloads.WorkItem.TitleRequested;
import io.millrace.teststack.StreamProbe;
import io.millrace.teststack.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Puts tasks on the work streams, as session-service does, and watches what comes of them.
public final class AgentProbe {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final String redisUrl;

    /// @param redisUrl the database of the service under test
    AgentProbe(String redisUrl) {
        this.redisUrl = redisUrl;
    }

    /// A task of alice's that is not yet requested.
    public TaskRequested taskOf(String username, String prompt) {
        return new TaskRequested(
                new TaskId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                new UserId(Tokens.userId(username).toString()),
                TaskPriority.MEDIUM,
                1,
                prompt,
                null);
    }

    /// The entry that asks for a task.
    public Envelope requesting(TaskRequested task) {
        return envelope(task.taskId(), task.sessionId(), task);
    }

    /// Puts the task on the work stream of its priority.
    public void request(TaskRequested task) {
        add(StreamName.workTasks(task.priority()), requesting(task));
    }

    /// Puts an entry that asks for a task on the work stream of the task's priority.
    public void request(Envelope envelope) {
        add(StreamName.workTasks(((TaskRequested) envelope.data()).priority()), envelope);
    }

    /// Puts an entry on the task's work stream that names the task and cannot be read further.
    public void requestIllegibly(TaskRequested task) {
        ObjectNode tree = codec.tree(requesting(task));
        tree.putObject("data").put("attempt", "many");
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(tree.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(StreamName.workTasks(task.priority()), bytes.toByteArray());
    }

    /// Asks for a title.
    public void request(TitleRequested wanted) {
        add(StreamName.WORK_TITLES.key(), requesting(wanted));
    }

    /// The entry that asks for a title.
    public Envelope requesting(TitleRequested wanted) {
        return envelope(wanted.sessionId().toString(), wanted.sessionId(), wanted, null);
    }

    /// As [#request], within a trace.
    public void request(TaskRequested task, String traceparent) {
        add(
                StreamName.workTasks(task.priority()),
                envelope(task.taskId(), task.sessionId(), task, traceparent));
    }

    /// Says that the user wants the task to end.
    public void cancel(TaskRequested task) {
        add(
                StreamName.CONTROL_TASKS.key(),
                envelope(
                        task.taskId(),
                        task.sessionId(),
                        new ControlEvent.TaskCancelled(
                                task.taskId(), task.sessionId(), task.userId())));
    }

    /// Says that the user has taken the task's last request over.
    public void takeOver(TaskRequested task) {
        control(
                task,
                new ControlEvent.TaskTakenOver(
                        task.taskId(), task.sessionId(), task.userId(), task.attempt()));
    }

    /// Says that the task goes on with this request.
    public void resume(TaskRequested task) {
        control(
                task,
                new ControlEvent.TaskResumed(
                        task.taskId(), task.sessionId(), task.userId(), task.attempt()));
    }

    /// Says that the user has written to the task.
    public void post(TaskRequested task, MessageId message, String text) {
        control(
                task,
                new ControlEvent.MessagePosted(task.taskId(), task.sessionId(), message, text));
    }

    /// Watches what agents have done.
    public StreamProbe<Envelope> events() {
        return probe(StreamName.EVENTS_TASKS.key());
    }

    /// Watches what a session's watchers see.
    public StreamProbe<Envelope> watch(TaskRequested task) {
        return probe(StreamName.fanoutSession(task.sessionId()));
    }

    /// Waits for the end of a task's run.
    ///
    /// @return all events of the task, in order
    public List<TaskEvent> awaitEnd(TaskRequested task) {
        try (StreamProbe<Envelope> events = events()) {
            events.await(
                    "the end of " + task.taskId(),
                    envelope ->
                            isOf(task, envelope)
                                    && !(envelope.data() instanceof TaskEvent.TaskStarted)
                                    && !(envelope.data() instanceof TaskEvent.MessageAppended));
            return events.all().stream()
                    .filter(envelope -> isOf(task, envelope))
                    .map(envelope -> (TaskEvent) envelope.data())
                    .toList();
        }
    }

    /// Waits for the first delta of a task.
    public StepDelta awaitDelta(TaskRequested task) {
        try (StreamProbe<Envelope> watcher = watch(task)) {
            return (StepDelta)
                    watcher.await("a delta", envelope -> envelope.data() instanceof StepDelta)
                            .data();
        }
    }

    private void control(TaskRequested task, ControlEvent event) {
        add(StreamName.CONTROL_TASKS.key(), envelope(task.taskId(), task.sessionId(), event));
    }

    private static boolean isOf(TaskRequested task, Envelope envelope) {
        return envelope.data() instanceof TaskEvent event && event.taskId().equals(task.taskId());
    }

    private StreamProbe<Envelope> probe(StreamKey stream) {
        return StreamProbe.on(redisUrl, stream.key(), codec::decode);
    }

    private void add(StreamKey stream, Envelope envelope) {
        add(stream, codec.encode(envelope));
    }

    private void add(StreamKey stream, byte[] entry) {
        try (RedisConnection redis = RedisConnection.open(redisUrl)) {
            redis.call("XADD", stream.key(), "*", EnvelopeCodec.FIELD, entry);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not take the entry", e);
        }
    }

    private static Envelope envelope(TaskId subject, SessionId session, Payload payload) {
        return envelope(subject, session, payload, null);
    }

    private static Envelope envelope(
            TaskId subject, SessionId session, Payload payload, @Nullable String traceparent) {
        return envelope(subject.toString(), session, payload, traceparent);
    }

    private static Envelope envelope(
            String subject, SessionId session, Payload payload, @Nullable String traceparent) {
        return new Envelope(
                UUID.randomUUID(),
                StreamName.Source.SESSION,
                subject,
                Instant.now(),
                traceparent,
                session,
                null,
                null,
                1,
                payload);
    }
}

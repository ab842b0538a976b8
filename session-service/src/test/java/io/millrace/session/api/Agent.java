package io.millrace.session.api;

import io.millrace.localstack.redis.RedisConnection;
import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.SummaryId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.SessionEvent.TitleSuggested;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.teststack.StackResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells of one task on `events.tasks`, as agent-service's outbox does.
public final class Agent {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final SessionId session;
    private final TaskId task;
    private RunId run = new RunId(UUID.randomUUID());
    private long sequence;
    private int step;

    public Agent(Calls.Opened opened) {
        this(opened.session(), opened.task());
    }

    public Agent(SessionId session, TaskId task) {
        this.session = session;
        this.task = task;
    }

    public Agent starts() {
        return starts(1);
    }

    public Agent starts(int attempt) {
        return tells(new TaskEvent.TaskStarted(task, run, attempt, "scripted"));
    }

    /// The next request of the task is answered by another run.
    public Agent startsAgain() {
        run = new RunId(UUID.randomUUID());
        return starts();
    }

    /// The run that it tells of.
    RunId run() {
        return run;
    }

    public Agent says(String text) {
        return tells(said(text));
    }

    Agent sumsUp(SummaryId id, @Nullable SummaryId parent, String text, MessageId... messages) {
        return tells(new TaskEvent.SummaryWritten(task, run, id, parent, text, List.of(messages)));
    }

    public Agent needsHelp(String question) {
        return tells(new TaskEvent.TaskNeedsHelp(task, run, question));
    }

    public Agent completes(String result) {
        return tells(new TaskEvent.TaskCompleted(task, run, result, new TokenUsage(120, 45)));
    }

    Agent completes(String result, String cost) {
        return tells(
                new TaskEvent.TaskCompleted(
                        task, run, result, new TokenUsage(120, 45, new BigDecimal(cost))));
    }

    public Agent fails(String error) {
        return tells(new TaskEvent.TaskFailed(task, run, error, TokenUsage.NONE));
    }

    public Agent stops() {
        return tells(new TaskEvent.TaskStopped(task, run, TokenUsage.NONE));
    }

    Agent handsOver() {
        return tells(new TaskEvent.TaskHandedOver(task, run, new TokenUsage(7, 3)));
    }

    TaskEvent.MessageAppended said(String text) {
        return said(MessageRole.ASSISTANT, new ContentBlock.Text(text));
    }

    TaskEvent.MessageAppended said(MessageRole role, ContentBlock... content) {
        return new TaskEvent.MessageAppended(
                task, run, ++step, 1, new MessageId(UUID.randomUUID()), role, List.of(content));
    }

    /// Tells of the session as a whole; a sequence of its own, so it is given.
    Agent suggests(long number, TitleSuggested suggestion) {
        send(
                new Envelope(
                        UUID.randomUUID(),
                        StreamName.Source.AGENT,
                        session.toString(),
                        Instant.now(),
                        null,
                        session,
                        null,
                        null,
                        number,
                        suggestion));
        return this;
    }

    Agent tells(Payload event) {
        send(next(event));
        return this;
    }

    /// The envelope of the next number, not sent.
    Envelope next(Payload event) {
        return new Envelope(
                UUID.randomUUID(),
                StreamName.Source.AGENT,
                task.toString(),
                Instant.now(),
                null,
                session,
                null,
                null,
                ++sequence,
                event);
    }

    void send(Envelope envelope) {
        sendRaw(codec.encode(envelope));
    }

    void sendRaw(byte[] bytes) {
        append(StreamName.EVENTS_TASKS.key(), bytes);
    }

    /// Writes an entry to any stream.
    static void append(StreamKey stream, byte[] bytes) {
        try (RedisConnection redis = RedisConnection.open(StackResource.redisUrl())) {
            redis.call("XADD", stream.key(), "*", EnvelopeCodec.FIELD, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not take the entry", e);
        }
    }
}

package io.millrace.session.messages;

import io.millrace.rest.Page;
import io.millrace.session.messages.MessageRepository.Scope;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.sessions.history.HistoryEntry;
import io.millrace.session.sessions.history.SessionHistory;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.content.StorableContent;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.SummaryId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.TaskEvent.MessageAppended;
import io.millrace.streams.contract.payloads.WatcherEvent.MessagePosted;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The use cases of messages: append, which needs the session's row lock, and list.
@ApplicationScoped
public class Messages implements SessionHistory {
    private final MessageRepository repository;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource time;

    public Messages(
            MessageRepository repository,
            Sessions sessions,
            Outbox outbox,
            Ids ids,
            InstantSource time) {
        this.repository = repository;
        this.sessions = sessions;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    /// What the user has written, as a message and as news to the watchers.
    ///
    /// @param session with its row lock
    /// @param notes what is said beside the text, a block each
    @Transactional(Transactional.TxType.MANDATORY)
    public MessageId post(SessionEntity session, TaskId task, String text, List<String> notes) {
        MessageEntity message = next(session, task);
        message.id = ids.next();
        message.role = MessageRole.USER;
        message.content =
                Stream.concat(Stream.of(text), notes.stream())
                        .<ContentBlock>map(ContentBlock.Text::new)
                        .toList();
        repository.persist(message);
        outbox.enqueue(
                NewEvent.on(
                                StreamName.fanoutSession(session.sessionId()),
                                task,
                                session.sessionId(),
                                new MessagePosted(task, new MessageId(message.id), text))
                        .by(session.owner()));
        return new MessageId(message.id);
    }

    /// A finished step, as a message and, unchanged, as news to the watchers.
    ///
    /// @param session with its row lock
    /// @param causationId the envelope that brought it
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(SessionEntity session, MessageAppended step, String causationId) {
        MessageEntity message = next(session, step.taskId());
        message.id = step.messageId().value();
        message.role = step.role();
        message.content = StorableContent.of(step.content());
        message.runId = step.runId().value();
        message.step = step.step();
        message.attempt = step.attempt();
        repository.persist(message);
        outbox.enqueue(
                NewEvent.on(
                                StreamName.fanoutSession(session.sessionId()),
                                step.taskId(),
                                session.sessionId(),
                                step)
                        .by(session.owner())
                        .causedBy(causationId));
    }

    /// Marks the messages that a summary stands for; those of other sessions are left alone.
    ///
    /// @param session with its row lock
    @Transactional(Transactional.TxType.MANDATORY)
    public void summarised(SessionEntity session, List<MessageId> summarised, SummaryId summary) {
        if (!summarised.isEmpty()) {
            repository.summarise(session.sessionId(), summarised, summary.value());
        }
    }

    /// A message of a session that the caller may view.
    ///
    /// @throws MessageNotFound when there is none
    @Transactional
    public MessageView get(Participant who, MessageId id) {
        return repository
                .find(who, id)
                .map(MessageView::of)
                .orElseThrow(() -> new MessageNotFound(id));
    }

    /// A session's messages, in the order they were written.
    @Transactional
    public Page<MessageView> ofSession(Participant who, SessionId id, PageRequest page) {
        return list(new Scope.OfSession(sessions.readable(who, id).id), page);
    }

    /// A task's messages, in the order they were written. The caller has seen to whose task it is.
    @Transactional(Transactional.TxType.MANDATORY)
    public Page<MessageView> ofTask(TaskId task, PageRequest page) {
        return list(new Scope.OfTask(task.value()), page);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<HistoryEntry> latest(SessionId session, int most) {
        return repository.latest(session, most).reversed().stream()
                .map(message ->
                        new HistoryEntry(
                                message.id,
                                message.taskId,
                                message.position,
                                message.role,
                                message.content,
                                message.createdAt))
                .toList();
    }

    /// A session's messages behind a position. The caller has seen to who may view it.
    @Transactional(Transactional.TxType.MANDATORY)
    public List<MessageView> behind(SessionId session, long position, int most) {
        return repository.behind(session, position, most).stream().map(MessageView::of).toList();
    }

    private Page<MessageView> list(Scope scope, PageRequest page) {
        return page.page(
                repository.list(scope, page),
                message -> message.position,
                MessageView::of,
                () -> repository.count(scope));
    }

    private MessageEntity next(SessionEntity session, TaskId task) {
        MessageEntity message = new MessageEntity();
        message.sessionId = session.id;
        message.taskId = task.value();
        message.position = ++session.messageCount;
        message.createdAt = time.instant();
        return message;
    }
}

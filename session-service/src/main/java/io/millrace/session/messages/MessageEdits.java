package io.millrace.session.messages;

import io.millrace.rest.Page;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.IllegalMove;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.streams.contract.payloads.WatcherEvent.MessageDeleted;
import io.millrace.streams.contract.payloads.WatcherEvent.MessageEdited;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/// What a user changes of what they have written. What a message said before is kept; what an agent
/// wrote stays as it is, because the agent goes on from it.
@ApplicationScoped
public class MessageEdits {
    private final MessageRepository messages;
    private final MessageEditRepository edits;
    private final Sessions sessions;
    private final Outbox outbox;
    private final InstantSource time;

    public MessageEdits(
            MessageRepository messages,
            MessageEditRepository edits,
            Sessions sessions,
            Outbox outbox,
            InstantSource time) {
        this.messages = messages;
        this.edits = edits;
        this.sessions = sessions;
        this.outbox = outbox;
        this.time = time;
    }

    /// A message says something else from now on.
    ///
    /// @throws MessageNotFound when the owner has no such message
    /// @throws IllegalMove when it is not the user's
    @Transactional
    public MessageView edit(UserId owner, MessageId id, List<ContentBlock> content) {
        SessionEntity session = lockSessionOf(owner, id);
        MessageEntity message = written(session, id, "edit");
        keep(message, owner);
        message.content = content;
        message.editedAt = time.instant();
        messages.flush();
        tell(
                session,
                message,
                new MessageEdited(new TaskId(message.taskId), id, content, message.version));
        return MessageView.of(message);
    }

    /// A message is gone from the conversation; what it said is kept until the session is purged.
    ///
    /// @throws MessageNotFound when the owner has no such message
    /// @throws IllegalMove when it is not the user's
    @Transactional
    public void delete(UserId owner, MessageId id) {
        SessionEntity session = lockSessionOf(owner, id);
        MessageEntity message = written(session, id, "delete");
        keep(message, owner);
        message.deletedAt = time.instant();
        messages.flush();
        tell(session, message, new MessageDeleted(new TaskId(message.taskId), id));
    }

    /// What a message said before, the newest first.
    ///
    /// @throws MessageNotFound when the caller may not view its session
    @Transactional
    public Page<MessageEditView> history(Participant who, MessageId id, PageRequest page) {
        if (messages.find(who, id).isEmpty()) {
            throw new MessageNotFound(id);
        }
        return page.page(
                edits.list(id, page),
                edit -> edit.version,
                MessageEditView::of,
                () -> edits.count(id));
    }

    private SessionEntity lockSessionOf(UserId owner, MessageId id) {
        SessionId session =
                messages.sessionOf(owner, id).orElseThrow(() -> new MessageNotFound(id));
        return sessions.lockOwned(owner, session);
    }

    private MessageEntity written(SessionEntity session, MessageId id, String move) {
        MessageEntity message =
                messages.findIn(session.sessionId(), id).orElseThrow(() -> new MessageNotFound(id));
        if (message.role != MessageRole.USER || message.runId != null) {
            throw new IllegalMove("the message", "an agent's", move);
        }
        return message;
    }

    private void keep(MessageEntity message, UserId owner) {
        MessageEditEntity before = new MessageEditEntity();
        before.messageId = message.id;
        before.version = message.version;
        before.content = message.content;
        before.replacedAt = time.instant();
        before.replacedBy = owner.value();
        edits.persist(before);
    }

    private void tell(SessionEntity session, MessageEntity message, WatcherEvent news) {
        outbox.enqueue(
                NewEvent.on(
                                StreamName.fanoutSession(session.sessionId()),
                                new TaskId(message.taskId),
                                session.sessionId(),
                                news)
                        .by(session.owner()));
    }
}

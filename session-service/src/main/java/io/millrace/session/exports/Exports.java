package io.millrace.session.exports;

import io.millrace.session.messages.MessageView;
import io.millrace.session.messages.Messages;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskView;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/// Reads a session to be exported, a page at a time.
@ApplicationScoped
public class Exports {
    /// How many rows are in memory at a time.
    static final int PAGE = 50;

    private final Sessions sessions;
    private final Messages messages;
    private final EntityManager database;

    public Exports(Sessions sessions, Messages messages, EntityManager database) {
        this.sessions = sessions;
        this.messages = messages;
        this.database = database;
    }

    /// The session itself.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    @Transactional
    public SessionView session(Participant who, SessionId id) {
        return sessions.get(who, id, false);
    }

    /// Tasks in the order they were made, of which each is newer than the one named.
    @Transactional
    public List<TaskView> tasks(Participant who, SessionId id, UUID after) {
        UUID session = sessions.readable(who, id).id;
        return database.createQuery(
                        "from TaskEntity where sessionId = :session and id > :after"
                                + " and deletedAt is null order by id",
                        TaskEntity.class)
                .setParameter("session", session)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultStream()
                .map(TaskView::of)
                .toList();
    }

    /// Messages in the order they were written, behind a position.
    @Transactional
    public List<MessageView> messages(Participant who, SessionId id, long after) {
        return messages.behind(sessions.readable(who, id).sessionId(), after, PAGE);
    }
}

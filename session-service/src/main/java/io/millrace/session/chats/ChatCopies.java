package io.millrace.session.chats;

import io.millrace.session.sessions.NewSession;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskState;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a session of what another has come to.
@ApplicationScoped
class ChatCopies {
    /// How much is copied at most: the first so many messages.
    private static final int MOST = 1_000;

    private static final NewSession PLAIN = new NewSession(null, null, null, null, null);

    private final Sessions sessions;
    private final EntityManager database;
    private final Ids ids;

    ChatCopies(Sessions sessions, EntityManager database, Ids ids) {
        this.sessions = sessions;
        this.database = database;
        this.ids = ids;
    }

    /// Copies a session's tasks that have ended, with what was said in them, into a new session of
    /// somebody's. Tokens are not counted again, and files stay with the first.
    ///
    /// @param last the last task to be copied, null for all
    @Transactional(Transactional.TxType.MANDATORY)
    SessionEntity copy(SessionEntity from, UserId owner, @Nullable UUID last) {
        SessionEntity copy = sessions.create(owner, PLAIN);
        copy.title = from.title;
        database.flush();
        List<UUID> ended = ended(from, last);
        List<UUID> made = ended.stream().map(_ -> ids.next()).toList();
        write(
                """
                insert into tasks (id, session_id, user_id, description, type, status, priority,
                  control, created_by, model_provider, model, attempt, requests, error, result,
                  input_tokens, output_tokens, created_at, updated_at, queued_at, executed_at,
                  completed_at, version)
                select pair.made, :copy, :owner, t.description, 'IMMEDIATE', t.status, t.priority,
                  t.control, t.created_by, t.model_provider, t.model, t.attempt, t.requests,
                  t.error, t.result, 0, 0, t.created_at, t.updated_at, t.created_at,
                  t.executed_at, t.completed_at, 0
                from unnest(cast(:ended as uuid[]), cast(:made as uuid[])) as pair (ended, made)
                  join tasks t on t.id = pair.ended
                """,
                copy,
                ended,
                made,
                Map.of("owner", owner.value()));
        copy.messageCount =
                write(
                        """
                        insert into messages (id, session_id, task_id, position, role, content,
                          step, attempt, created_at, version)
                        select gen_random_uuid(), :copy, pair.made,
                          row_number() over (order by m.position), m.role, m.content, m.step,
                          m.attempt, m.created_at, 0
                        from unnest(cast(:ended as uuid[]), cast(:made as uuid[]))
                            as pair (ended, made)
                          join messages m on m.task_id = pair.ended
                        where m.deleted_at is null
                        """,
                        copy,
                        ended,
                        made,
                        Map.of());
        return copy;
    }

    private List<UUID> ended(SessionEntity from, @Nullable UUID last) {
        var query =
                database.createQuery(
                                "select id from TaskEntity where sessionId = :session"
                                        + " and deletedAt is null and state in :ended"
                                        + (last == null ? "" : " and id <= :last")
                                        + " order by id",
                                UUID.class)
                        .setParameter("session", from.id)
                        .setParameter(
                                "ended",
                                TaskState.all().stream().filter(TaskState::isFinal).toList())
                        .setMaxResults(MOST);
        if (last != null) {
            query.setParameter("last", last);
        }
        return query.getResultList();
    }

    private int write(
            String sql,
            SessionEntity copy,
            List<UUID> ended,
            List<UUID> made,
            Map<String, Object> further) {
        var insert =
                database.createNativeQuery(sql)
                        .setParameter("copy", copy.id)
                        .setParameter("ended", array(ended))
                        .setParameter("made", array(made));
        further.forEach(insert::setParameter);
        return insert.executeUpdate();
    }

    private static String array(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}

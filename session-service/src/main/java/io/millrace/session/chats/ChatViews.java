package io.millrace.session.chats;

import io.millrace.session.messages.MessageEntity;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Puts chats together from what their sessions hold. The caller has seen to who may view it.
@ApplicationScoped
class ChatViews {
    /// How many messages a chat is shown with.
    static final int LATEST = 100;

    /// How much of what agents have said is read for them.
    private static final int SAID = 2_000;

    private final EntityManager database;

    ChatViews(EntityManager database) {
        this.database = database;
    }

    /// @param viewer whose feedback is shown
    ChatView of(SessionEntity session, UserId viewer) {
        List<TaskEntity> tasks =
                database.createQuery(
                                "from TaskEntity where sessionId = :session and deletedAt is null"
                                        + " order by id desc",
                                TaskEntity.class)
                        .setParameter("session", session.id)
                        .setMaxResults(LATEST)
                        .getResultList()
                        .reversed();
        List<UUID> ids = tasks.stream().map(task -> task.id).toList();
        Map<UUID, List<ChatMessageView.Said>> said = said(session, ids);
        Map<UUID, Feedback> feedback = feedback(viewer, ids);
        Map<UUID, ChatMessageView> messages = new HashMap<>();
        for (TaskEntity task : tasks) {
            messages.put(
                    task.id,
                    ChatMessageView.of(
                            task, said.getOrDefault(task.id, List.of()), feedback.get(task.id)));
        }
        return new ChatView(
                session.id,
                session.title,
                session.uiStatus(),
                session.userId,
                session.createdAt,
                session.updatedAt,
                ids,
                messages);
    }

    private Map<UUID, List<ChatMessageView.Said>> said(SessionEntity session, List<UUID> tasks) {
        Map<UUID, List<ChatMessageView.Said>> said = new HashMap<>();
        database.createQuery(
                        "from MessageEntity where sessionId = :session and taskId in :tasks"
                                + " and role = :role and deletedAt is null order by position desc",
                        MessageEntity.class)
                .setParameter("session", session.id)
                .setParameter("tasks", tasks)
                .setParameter("role", MessageRole.ASSISTANT)
                .setMaxResults(SAID)
                .getResultList()
                .reversed()
                .forEach(message -> {
                    String text = textOf(message);
                    if (!text.isEmpty()) {
                        said.computeIfAbsent(message.taskId, _ -> new ArrayList<>())
                                .add(new ChatMessageView.Said(message.id, text));
                    }
                });
        return said;
    }

    private static String textOf(MessageEntity message) {
        return message.content.stream()
                .filter(ContentBlock.Text.class::isInstance)
                .map(block -> ((ContentBlock.Text) block).text())
                .collect(Collectors.joining("\n"));
    }

    private Map<UUID, Feedback> feedback(UserId viewer, List<UUID> tasks) {
        return database.createQuery(
                        "from FeedbackEntity where userId = :user and taskId in :tasks",
                        FeedbackEntity.class)
                .setParameter("user", viewer.value())
                .setParameter("tasks", tasks)
                .getResultStream()
                .collect(Collectors.toMap(given -> given.taskId, given -> given.feedback));
    }
}

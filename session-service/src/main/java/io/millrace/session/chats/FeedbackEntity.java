package io.millrace.session.chats;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// A row of `chat_feedback`: one per message and user.
@Entity
@Table(name = "chat_feedback")
@IdClass(FeedbackEntity.Key.class)
@NullUnmarked
public class FeedbackEntity {
    @Id
    @Column(name = "task_id")
    public UUID taskId;

    @Id
    @Column(name = "user_id")
    public String userId;

    @Enumerated(EnumType.STRING)
    public Feedback feedback;

    @Column(name = "given_at")
    public Instant givenAt;

    /// What a row is found by.
    public record Key(UUID taskId, String userId) implements Serializable {}
}
